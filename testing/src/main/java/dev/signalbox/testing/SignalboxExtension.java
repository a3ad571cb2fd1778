package dev.signalbox.testing;

import dev.signalbox.ConfigurationException;
import dev.signalbox.EventEmitter;
import dev.signalbox.codegen.EventTable;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/**
 * Gives each JUnit test a {@link TestSignalbox} of its own, as a parameter, and closes it afterwards. To be
 * registered with {@code @RegisterExtension}; one extension for each test class.
 */
public final class SignalboxExtension extends TypeBasedParameterResolver<TestSignalbox>
        implements BeforeEachCallback, AfterEachCallback {

    private static final Namespace BOXES = Namespace.create(SignalboxExtension.class);

    private final Function<TestSignalbox.Builder, TestSignalbox> start;
    private final UnaryOperator<TestSignalbox.Builder> settings;
    private final String application;

    private SignalboxExtension(
            Function<TestSignalbox.Builder, TestSignalbox> start,
            UnaryOperator<TestSignalbox.Builder> settings,
            String application) {
        this.start = start;
        this.settings = settings;
        this.application = application;
    }

    /**
     * Boxes with one table.
     *
     * @param table makes the table; its handlers may take the emitter
     */
    public static SignalboxExtension withTable(Function<? super EventEmitter, ? extends EventTable> table) {
        return new SignalboxExtension(builder -> builder.start(table), UnaryOperator.identity(), "test");
    }

    /**
     * Boxes that the test makes, such as those of a Dagger component.
     *
     * @param box makes one with the options that it gets; it is not started yet
     */
    public static SignalboxExtension withBox(Function<? super SignalboxOptions, Signalbox> box) {
        return new SignalboxExtension(builder -> builder.startBox(box), UnaryOperator.identity(), "test");
    }

    /** The same with other options, as {@link TestSignalbox.Builder#options} changes them. */
    public SignalboxExtension options(Consumer<SignalboxOptions.Builder> setting) {
        return new SignalboxExtension(start, builder -> settings.apply(builder).options(setting), application);
    }

    /**
     * The same for another application, which is the source of what is emitted and the group of handlers that
     * name none; it is called "test" by default.
     *
     * @throws ConfigurationException if an application cannot be called so
     */
    public SignalboxExtension application(String name) {
        return new SignalboxExtension(
                start, settings, SignalboxOptions.builder(name).build().application());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(BOXES)
                .put(context.getUniqueId(), start.apply(settings.apply(TestSignalbox.builder(application))));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestSignalbox box = context.getStore(BOXES).remove(context.getUniqueId(), TestSignalbox.class);
        if (box != null) {
            box.close();
        }
    }

    @Override
    public TestSignalbox resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestSignalbox box = context.getStore(BOXES).get(context.getUniqueId(), TestSignalbox.class);
        if (box == null) {
            throw new ParameterResolutionException(
                    "Each test has a TestSignalbox of its own, so it is a parameter of tests and of what is called"
                            + " before and after each, not of what is called once for all");
        }
        return box;
    }
}
