package dev.signalbox.it.codecs;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names on the wire, and what is not on it. */
public record Names(
        @JsonProperty("first-name") String firstName,
        @JsonProperty String lastName,
        @JsonAlias({"mail", "e-mail"}) String email,
        @JsonProperty("größe") int size,
        @JsonProperty("a \"quoted\" name") @Nullable String quoted,
        @JsonIgnore @Nullable Object cache,
        @JsonIgnore List<String> hidden,
        @JsonIgnore Optional<String> secret) {}
