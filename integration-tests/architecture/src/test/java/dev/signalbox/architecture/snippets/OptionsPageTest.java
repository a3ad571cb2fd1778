package dev.signalbox.architecture.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.architecture.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of options names every option there is, with the default that the code has. */
class OptionsPageTest {

    private static final String RUNTIME = "runtime/src/main/java/dev/signalbox/runtime/";

    /** Where an option is kept, if not in a field of its own name. */
    private static final Map<String, List<String>> FIELDS = Map.of(
            "exchange", List.of("exchange", "exchangeType"),
            "maxAheadOfCommit", List.of("maxAhead"));

    /** What cannot be read from the code: the page says it in words. */
    private static final Map<String, String> IN_WORDS = Map.of(
            "property", "[ours](kafka.md#settings)",
            "groupProtocol", "Kafka's own",
            "maxDelay", "60 s");

    private static final Pattern FIELD = Pattern.compile(" {8}private [\\w<>?@. ]+? (\\w+)(?: = (.+))?;");
    private static final Pattern OPTION = Pattern.compile(" {8}public Builder (\\w+)\\(");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (.+?) \\| .*\\|");
    private static final Pattern DURATION = Pattern.compile("Duration\\.of(Seconds|Millis)\\((\\d+)\\)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                RUNTIME + "SignalboxOptions.java",
                RUNTIME + "retry/RetryPolicy.java",
                RUNTIME + "memory/InMemoryTransport.java",
                "runtime-kafka/src/main/java/dev/signalbox/kafka/KafkaTransport.java",
                "runtime-rabbitmq/src/main/java/dev/signalbox/rabbitmq/RabbitMqTransport.java"
            })
    void thePageHasTheOptionsOfTheCode(String file) throws IOException {
        String code = Files.readString(Repository.root().resolve(file));

        assertThat(shown(file)).isEqualTo(inCode(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {RUNTIME + "EnvironmentOptions.java"})
    void thePageHasTheVariablesOfTheCode(String file) throws IOException {
        String code = Files.readString(Repository.root().resolve(file));
        List<String> read = Pattern.compile("(?:set|value)\\(\"([A-Z_]+)\"")
                .matcher(code)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("APPLICATION"))
                .toList();
        List<String> shown = Pattern.compile("\\| `([A-Z_]+)` \\|\n")
                .matcher(page())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(new TreeSet<>(shown)).isEqualTo(new TreeSet<>(read)).hasSizeGreaterThan(10);
    }

    private static Map<String, String> shown(String file) throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        String table = page().split(Pattern.quote("<!-- options: " + file + " -->\n"), 2)[1];
        for (String line : table.lines().takeWhile(each -> each.startsWith("|")).toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), row.group(2));
            }
        }
        return rows;
    }

    private static Map<String, String> inCode(String code) {
        String builder = code.substring(code.indexOf("class Builder"));
        Map<String, String> defaults = new LinkedHashMap<>();
        FIELD.matcher(builder).results().forEach(field -> {
            String value = field.group(2);
            defaults.put(field.group(1), value == null ? "none" : inWords(value, code));
        });
        Map<String, String> options = new LinkedHashMap<>();
        OPTION.matcher(builder).results().map(option -> option.group(1)).forEach(option -> {
            List<String> values = new ArrayList<>();
            for (String field : FIELDS.getOrDefault(option, List.of(option))) {
                values.add(defaults.getOrDefault(field, "none"));
            }
            options.put(option, IN_WORDS.getOrDefault(option, String.join(", ", values)));
        });
        return options;
    }

    /** A default as the page writes it. */
    private static String inWords(String value, String code) {
        Matcher duration = DURATION.matcher(value);
        if (duration.matches()) {
            return duration.group(2) + (duration.group(1).equals("Seconds") ? " s" : " ms");
        }
        if (value.matches("[A-Z][A-Z_]+")) {
            Matcher constant =
                    Pattern.compile("static final \\w+ " + value + " = (.+);").matcher(code);
            assertThat(constant.find()).as(value).isTrue();
            return inWords(constant.group(1), code);
        }
        if (value.startsWith("DEFAULT.")) {
            return ofRecord(value.substring("DEFAULT.".length()), code);
        }
        if (value.matches("[\\d_.]+|true|false")) {
            return value.replace('_', ',');
        }
        if (value.startsWith("new ") || value.contains("->")) {
            return "none";
        }
        return "`" + value.replace("\"", "") + "`";
    }

    /** A component of the record's constant {@code DEFAULT}. */
    private static String ofRecord(String component, String code) {
        List<String> names = arguments(Pattern.compile("public record \\w+\\((.+?)\\) \\{"), code).stream()
                .map(each -> each.substring(each.lastIndexOf(' ') + 1))
                .toList();
        List<String> values = arguments(Pattern.compile("DEFAULT =\\s+new \\w+\\((.+?)\\);"), code);
        return inWords(values.get(names.indexOf(component)), code);
    }

    private static List<String> arguments(Pattern pattern, String code) {
        return pattern.matcher(code)
                .results()
                .limit(1)
                .map(found -> found.group(1).split(", "))
                .flatMap(java.util.Arrays::stream)
                .collect(Collectors.toList());
    }

    private static String page() throws IOException {
        return Files.readString(Repository.root().resolve("docs/options.md"));
    }
}
