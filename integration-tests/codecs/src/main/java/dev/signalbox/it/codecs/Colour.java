package dev.signalbox.it.codecs;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/** An enum whose constants have names of their own on the wire. */
public enum Colour {
    @JsonProperty("deep red")
    RED,
    @JsonAlias({"emerald", "lime"})
    GREEN,
    @JsonProperty("bleu")
    @JsonAlias("blau")
    BLUE
}
