package dev.signalbox.architecture.publishing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A pom as it is written, without what it inherits. */
record Pom(Path folder, Element project) {

    static Pom in(Path folder) {
        return read(folder, "pom.xml");
    }

    /** What is published instead of the pom: one that stands alone. */
    Pom flattened() {
        return read(folder, "target/.flattened-pom.xml");
    }

    String artifact() {
        return text("artifactId");
    }

    /** The text at a path of elements; empty where there is none. */
    String text(String... path) {
        return all(path).findFirst().orElse("");
    }

    /** The texts of all elements at a path. */
    Stream<String> all(String... path) {
        Stream<Element> found = Stream.of(project);
        for (String name : path) {
            found = found.flatMap(element -> children(element, name));
        }
        return found.map(element -> element.getTextContent().strip());
    }

    List<Pom> modules() {
        return all("modules", "module")
                .map(module -> Pom.in(folder.resolve(module)))
                .toList();
    }

    private static Stream<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> name.equals(node.getNodeName()))
                .map(Element.class::cast);
    }

    private static Pom read(Path folder, String file) {
        try {
            return new Pom(
                    folder,
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(folder.resolve(file).toFile())
                            .getDocumentElement());
        } catch (IOException | ParserConfigurationException | SAXException failure) {
            throw new IllegalStateException(folder.resolve(file) + " cannot be read", failure);
        }
    }
}
