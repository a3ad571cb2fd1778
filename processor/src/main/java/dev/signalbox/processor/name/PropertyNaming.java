package dev.signalbox.processor.name;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How components are named on the wire: the processor option {@code signalbox.naming}. The names are those of
 * jackson-databind's {@code PropertyNamingStrategies}, to the letter; a test compares them.
 */
public enum PropertyNaming {
    AS_DECLARED {
        @Override
        public String nameOf(String component) {
            return component;
        }
    },

    /** {@code userId} becomes {@code user_id}; a run of capitals is one word. */
    SNAKE_CASE {
        @Override
        public String nameOf(String component) {
            String bare = component.startsWith("_") ? component.substring(1) : component;
            StringBuilder name = new StringBuilder();
            boolean inCapitals = false;
            for (int i = 0; i < bare.length(); i++) {
                char character = bare.charAt(i);
                boolean capital = Character.isUpperCase(character);
                boolean atStart = name.isEmpty() || name.charAt(name.length() - 1) == '_';
                if (capital && !inCapitals && !atStart) {
                    name.append('_');
                }
                name.append(capital ? Character.toLowerCase(character) : character);
                inCapitals = capital;
            }
            return name.isEmpty() ? component : name.toString();
        }
    },

    /** {@code userId} becomes {@code user-id}; the last of a run of capitals begins the next word. */
    KEBAB_CASE {
        @Override
        public String nameOf(String component) {
            StringBuilder name = new StringBuilder();
            int capitals = 0;
            for (int i = 0; i < component.length(); i++) {
                char character = component.charAt(i);
                char lower = Character.toLowerCase(character);
                if (lower != character) {
                    if (capitals == 0 && !name.isEmpty()) {
                        name.append('-');
                    }
                    capitals++;
                } else {
                    if (capitals > 1) {
                        name.insert(name.length() - 1, '-');
                    }
                    capitals = 0;
                }
                name.append(lower);
            }
            return name.toString();
        }
    };

    /** The name of a component on the wire. */
    public abstract String nameOf(String component);

    /** The value of the option, for example {@code snake_case}. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a value of the option means; empty for one that means nothing. */
    public static Optional<PropertyNaming> ofOption(String value) {
        return Arrays.stream(values())
                .filter(naming -> naming.option().equals(value))
                .findFirst();
    }
}
