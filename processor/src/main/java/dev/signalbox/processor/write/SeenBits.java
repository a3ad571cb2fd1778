package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.ComponentModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One bit for each required primitive, which cannot say by itself that it is missing. */
final class SeenBits {

    /** More than these take another variable. */
    private static final int BITS = 64;

    private final List<ComponentModel> primitives;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<String> variables = new ArrayList<>();

    SeenBits(List<ComponentModel> primitives, CodecClass codec) {
        this.primitives = primitives;
        primitives.forEach(component -> indexes.put(component.name(), indexes.size()));
        for (int first = 0; first < primitives.size(); first += BITS) {
            variables.add(codec.local("seen"));
        }
    }

    CodeBlock declarations() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int word = 0; word < variables.size(); word++) {
            code.addStatement("$T $L = 0", isLong(word) ? TypeName.LONG : TypeName.INT, variables.get(word));
        }
        return code.build();
    }

    /** The statement that says that a component was there; empty for one that need not be. */
    Optional<CodeBlock> mark(ComponentModel component) {
        Integer index = indexes.get(component.name());
        if (index == null) {
            return Optional.empty();
        }
        int word = index / BITS;
        String one = isLong(word) ? "1L" : "1";
        int bit = index % BITS;
        return Optional.of(CodeBlock.of("$L |= $L$L", variables.get(word), one, bit == 0 ? "" : " << " + bit));
    }

    CodeBlock check() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int word = 0; word < variables.size(); word++) {
            List<ComponentModel> here = ofWord(word);
            code.beginControlFlow("if ($L != $L)", variables.get(word), allBits(here.size(), isLong(word)))
                    .addStatement(
                            "throw missing(in, $L, $L)",
                            variables.get(word),
                            here.stream()
                                    .map(component ->
                                            Literals.of(component.property().text()))
                                    .collect(CodeBlock.joining(",$W")))
                    .endControlFlow();
        }
        return code.build();
    }

    private List<ComponentModel> ofWord(int word) {
        return primitives.subList(word * BITS, Math.min(primitives.size(), (word + 1) * BITS));
    }

    private boolean isLong(int word) {
        return ofWord(word).size() >= Integer.SIZE;
    }

    private static String allBits(int count, boolean isLong) {
        if (count == BITS) {
            return "-1L";
        }
        return isLong ? "(1L << " + count + ") - 1" : "0b" + "1".repeat(count);
    }
}
