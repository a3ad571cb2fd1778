package dev.signalbox.runtime.transport;

import dev.signalbox.ConfigurationException;

/** What consumer groups and applications may be called: what every broker allows in its own names. */
public final class GroupName {

    private static final int LONGEST = 100;
    private static final String PUNCTUATION = "._-";

    private GroupName() {}

    /**
     * The name itself.
     *
     * @param what what carries the name, for the error
     * @throws ConfigurationException if a broker would refuse it
     */
    public static String checked(String name, String what) {
        if (name.length() > LONGEST || !isPortable(name)) {
            throw new ConfigurationException(
                    "The " + what + " '" + name + "' cannot be a name on every broker: it needs 1 to " + LONGEST
                            + " letters, digits, dots, underscores and hyphens, the first a letter or digit");
        }
        return name;
    }

    private static boolean isPortable(String name) {
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (!isLetterOrDigit(character) && (i == 0 || PUNCTUATION.indexOf(character) < 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** Of ASCII: brokers disagree about the others. */
    private static boolean isLetterOrDigit(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }
}
