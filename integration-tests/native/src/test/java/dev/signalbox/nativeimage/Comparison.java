package dev.signalbox.nativeimage;

import dev.signalbox.nativeimage.Requirement.Kind;
import dev.signalbox.recorder.RecordedAccess;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was asked for, beside what the metadata name. */
final class Comparison {

    /** Who was the first to ask for it. */
    private final Map<Requirement, String> asked = new TreeMap<>();

    private final Set<Requirement> named;

    Comparison(Collection<RecordedAccess> accesses, List<MetadataEntry> metadata) {
        for (RecordedAccess access : accesses) {
            required(access).forEach(each -> asked.putIfAbsent(each, access.from()));
        }
        named = metadata.stream()
                .flatMap(entry -> entry.requirements().stream())
                .collect(Collectors.toSet());
    }

    /** An entry to add for each thing that no entry names, with the frame that asks for it. */
    List<String> missing() {
        return asked.entrySet().stream()
                .filter(each -> named.stream().noneMatch(name -> name.covers(each.getKey())))
                .map(each -> each.getKey().json() + " asked for by " + each.getValue())
                .toList();
    }

    /** What is named and was never asked for. */
    List<String> stale() {
        return named.stream()
                .filter(name -> !LaterJdks.need(name))
                .filter(name -> asked.keySet().stream()
                        .noneMatch(each -> name.covers(each) || NativeLibrary.isSame(name, each)))
                .sorted()
                .map(Requirement::json)
                .toList();
    }

    private static Stream<Requirement> required(RecordedAccess access) {
        String target = access.target();
        return switch (access.kind()) {
            case TYPE, MEMBERS -> Stream.of(Requirement.of(Kind.TYPE, target));
            case METHOD -> memberOf(access, Kind.METHOD);
            case FIELD -> memberOf(access, Kind.FIELD);
            case UNSAFE_ALLOCATION -> Stream.of(Requirement.of(Kind.UNSAFE_ALLOCATED, target));
            case SERIALIZATION -> Stream.of(Requirement.of(Kind.SERIALIZABLE, target));
            case PROXY -> Stream.of(Requirement.of(Kind.PROXY, target));
            case RESOURCE -> Stream.of(Requirement.of(Kind.GLOB, target));
            case BUNDLE -> Stream.of(Requirement.of(Kind.BUNDLE, target));
            case SERVICE -> Stream.of(Requirement.of(Kind.GLOB, "META-INF/services/" + target));
            case LIBRARY -> NativeLibrary.loadedBy(access).requirements();
        };
    }

    private static Stream<Requirement> memberOf(RecordedAccess access, Kind kind) {
        return Stream.of(
                Requirement.of(Kind.TYPE, access.target()), new Requirement(kind, access.target(), access.member()));
    }
}
