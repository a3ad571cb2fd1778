package dev.signalbox.processor.model;

import java.util.List;

/**
 * A sealed interface.
 *
 * @param property the property that names the record
 * @param subtypes its records, those of sealed interfaces below it among them
 * @param strays subtypes that codecs cannot write
 */
public record SealedModel(TypeHead head, WireName property, List<SubtypeModel> subtypes, List<StraySubtype> strays)
        implements CodecModel {

    public SealedModel {
        subtypes = List.copyOf(subtypes);
        strays = List.copyOf(strays);
    }
}
