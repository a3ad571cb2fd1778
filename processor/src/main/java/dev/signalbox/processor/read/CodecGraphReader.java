package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.CodecGraph;
import dev.signalbox.processor.model.CodecModel;
import dev.signalbox.processor.model.HandWrittenCodec;
import dev.signalbox.processor.model.HandWrittenModel;
import dev.signalbox.processor.model.RecordModel;
import dev.signalbox.processor.model.SealedModel;
import dev.signalbox.processor.model.TypeWalk;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.name.PropertyNaming;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads an event or payload with every class of this compilation whose codec it needs. */
public final class CodecGraphReader {

    private final EarlierClasses earlier;
    private final HandWrittenCodecs handWritten;
    private final SourceTypes sources;
    private final Predicate<ClassName> isDone;
    private final TypeHeads heads;
    private final RecordReader records;
    private final SealedReader sealedInterfaces;

    /** @param isDone whether the codec of a class was generated before, so that nobody need look at the class again */
    public CodecGraphReader(
            ProcessingEnvironment environment,
            PropertyNaming naming,
            HandWrittenCodecs handWritten,
            SourceClasses sources,
            EarlierClasses earlier,
            Predicate<ClassName> isDone) {
        this.earlier = earlier;
        this.handWritten = handWritten;
        this.isDone = isDone;
        this.heads = new TypeHeads(sources);
        SubtypeNames names = new SubtypeNames(environment.getElementUtils());
        this.sources = new SourceTypes(environment, sources);
        ValueTypeReader types = new ValueTypeReader(environment, handWritten, this.sources);
        UseCodecReader useCodec = new UseCodecReader(new HandWrittenCodecReader(environment));
        this.records = new RecordReader(
                new ComponentReader(types, naming, useCodec, heads), new DiscriminatorReader(names), heads);
        this.sealedInterfaces = new SealedReader(environment.getTypeUtils(), handWritten, names, heads);
    }

    /**
     * Reads from an annotated class on; an empty graph where it needs no codec.
     *
     * @throws UnresolvedTypeException if a type on the way does not exist yet
     */
    public CodecGraph read(TypeElement root) {
        boolean needsCodec = CodecRoots.needsCodec(root) || isPartOfEarlier(root);
        return needsCodec && sources.contains(root) ? readFrom(root) : new CodecGraph(List.of());
    }

    /** A class without our annotations that is part of an event or payload of an earlier compilation. */
    private boolean isPartOfEarlier(TypeElement type) {
        return CodecRoots.isSerializable(type) && !CodecRoots.isRoot(type) && earlier.hadCodec(type);
    }

    /** Those among the classes, and in them, whose codecs are generated anew though nothing here needs them. */
    public List<TypeElement> madeEarlier(Collection<? extends Element> elements) {
        List<TypeElement> found = new ArrayList<>();
        for (TypeElement type : ElementFilter.typesIn(elements)) {
            if (isPartOfEarlier(type)) {
                found.add(type);
            }
            found.addAll(madeEarlier(type.getEnclosedElements()));
        }
        return found;
    }

    private CodecGraph readFrom(TypeElement root) {
        Map<ClassName, TypeElement> elements = new HashMap<>();
        Set<ClassName> found = new HashSet<>(Set.of(ClassName.get(root)));
        Queue<Waiting> queue = new ArrayDeque<>(List.of(new Waiting(root, "")));
        List<CodecGraph.Node> nodes = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
            CodecModel model = readOne(next.type(), elements);
            nodes.add(new CodecGraph.Node(model, next.path()));
            waysOut(model, next.path()).forEach((name, path) -> {
                TypeElement type = elements.get(name);
                if (type != null && !isDone(model, name) && found.add(name)) {
                    queue.add(new Waiting(type, path));
                }
            });
        }
        return new CodecGraph(nodes);
    }

    private record Waiting(TypeElement type, String path) {}

    /** The records of a sealed interface are looked at even so: their components may collide with its property. */
    private boolean isDone(CodecModel from, ClassName type) {
        return !(from instanceof SealedModel) && isDone.test(type);
    }

    private CodecModel readOne(TypeElement type, Map<ClassName, TypeElement> elements) {
        Optional<HandWrittenCodec> codec = handWritten.find(TypeName.get(type.asType()));
        if (codec.isPresent()) {
            Lints lints = new Lints();
            lints.mention(type);
            lints.mention(codec.get());
            return new HandWrittenModel(heads.of(type, lints, List.of()), codec.get());
        }
        return type.getKind() == ElementKind.RECORD
                ? records.read(type, reached -> elements.put(ClassName.get(reached), reached))
                : sealedInterfaces.read(type, reached -> elements.put(ClassName.get(reached), reached));
    }

    private static Map<ClassName, String> waysOut(CodecModel model, String path) {
        Map<ClassName, String> ways = new LinkedHashMap<>();
        if (model instanceof RecordModel record) {
            record.components()
                    .forEach(component ->
                            TypeWalk.visit(component.type(), TypeWalk.join(path, component.name()), (type, way) -> {
                                if (type instanceof ValueType.Generated generated) {
                                    ways.putIfAbsent(generated.raw(), way);
                                }
                            }));
        } else if (model instanceof SealedModel family) {
            family.subtypes()
                    .forEach(subtype -> ways.putIfAbsent(
                            subtype.type().raw(),
                            path + "(" + String.join(".", subtype.type().raw().simpleNames()) + ")"));
        }
        return ways;
    }
}
