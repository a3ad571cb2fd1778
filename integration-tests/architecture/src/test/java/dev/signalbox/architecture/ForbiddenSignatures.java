package dev.signalbox.architecture;

import de.thetaphi.forbiddenapis.Checker;
import de.thetaphi.forbiddenapis.ForbiddenApiException;
import de.thetaphi.forbiddenapis.Logger;
import de.thetaphi.forbiddenapis.ParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The scan that the build runs, with the same list of signatures, on any class files. */
final class ForbiddenSignatures {

    private static final String BASELINE = "17";

    private ForbiddenSignatures() {}

    /** What the classes use although they must not, one line each; empty when they are clean. */
    static List<String> violationsIn(List<Path> classFiles) throws IOException {
        ErrorLines errors = new ErrorLines();
        Checker checker = new Checker(
                errors, ForbiddenSignatures.class.getClassLoader(), Checker.Option.FAIL_ON_UNRESOLVABLE_SIGNATURES);
        try {
            checker.addBundledSignatures("jdk-reflection", BASELINE);
            checker.parseSignaturesFile(
                    Repository.root().resolve("config/forbidden-signatures.txt").toFile());
            checker.addClassesToCheck(classFiles.stream().map(Path::toFile).toList());
            checker.run();
        } catch (ParseException | ForbiddenApiException e) {
            throw new IllegalStateException("The scan could not run", e);
        }
        return errors.lines;
    }

    /** Keeps what the scan reports as an error. */
    private static final class ErrorLines implements Logger {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void error(String line) {
            lines.add(line);
        }

        @Override
        public void warn(String line) {}

        @Override
        public void info(String line) {}

        @Override
        public void debug(String line) {}
    }
}
