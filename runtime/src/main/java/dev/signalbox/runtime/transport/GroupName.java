package dev.signalbox.runtime.transport;

import dev.signalbox.ConfigurationException;
import java.util.regex.Pattern;

/** What consumer groups and applications may be called: what every broker allows in its own names. */
public final class GroupName {

    private static final int LONGEST = 100;
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private GroupName() {}

    /**
     * The name itself.
     *
     * @param what what carries the name, for the error
     * @throws ConfigurationException if a broker would refuse it
     */
    public static String checked(String name, String what) {
        if (name.length() > LONGEST || !ALLOWED.matcher(name).matches()) {
            throw new ConfigurationException(
                    "The " + what + " '" + name + "' cannot be a name on every broker: it needs 1 to " + LONGEST
                            + " letters, digits, dots, underscores and hyphens, the first a letter or digit");
        }
        return name;
    }
}
