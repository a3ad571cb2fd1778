package dev.signalbox.benchmarks.startup;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One start of a process.
 *
 * @param millis from before the process was made until its line about the first event had arrived
 * @param peakMebibytes the most memory that was resident, as Linux counts it, shared pages included
 */
record Start(double millis, double peakMebibytes) {

    private static final String FIRST = "first event handled";
    private static final String ALL = "10 orders: 22 pieces reserved, 43280 cents booked";

    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");

    /**
     * Runs a process to its end.
     *
     * @throws IllegalStateException if it does not handle every event, or ends with an error
     */
    static Start of(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        long begin = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            await(FIRST, out, command);
            double millis = (System.nanoTime() - begin) / 1e6;
            await(ALL, out, command);
            double peak = peakMebibytes(process.pid()); // the program waits for the end of its input
            process.getOutputStream().close();
            out.lines().forEach(rest -> {});
            if (process.waitFor() != 0) {
                throw new IllegalStateException("Exit status " + process.exitValue() + " of " + command);
            }
            return new Start(millis, peak);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void await(String wanted, BufferedReader out, List<String> command) throws IOException {
        for (String line = out.readLine(); !wanted.equals(line); line = out.readLine()) {
            if (line == null) {
                throw new IllegalStateException("No line '" + wanted + "' from " + command);
            }
        }
    }

    private static double peakMebibytes(long process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process), "status");
        Matcher peak = PEAK.matcher(Files.readString(status));
        if (!peak.find()) {
            throw new IllegalStateException("No VmHWM in " + status);
        }
        return Long.parseLong(peak.group(1)) / 1024.0;
    }
}
