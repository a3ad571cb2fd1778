package dev.signalbox.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which anchor owns a package: its own, or else the nearest above. */
public final class Ownership {

    private final Map<String, AnchorModel> byPackage = new HashMap<>();

    /** Of two anchors in one package the first counts. */
    public Ownership(Collection<AnchorModel> anchors) {
        anchors.forEach(anchor -> byPackage.putIfAbsent(anchor.name().packageName(), anchor));
    }

    /** The anchor that owns the class. */
    public Optional<AnchorModel> ownerOf(ClassName type) {
        String current = type.packageName();
        while (true) {
            AnchorModel anchor = byPackage.get(current);
            if (anchor != null || current.isEmpty()) {
                return Optional.ofNullable(anchor);
            }
            current = current.substring(0, Math.max(0, current.lastIndexOf('.')));
        }
    }
}
