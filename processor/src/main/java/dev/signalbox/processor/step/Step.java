package dev.signalbox.processor.step;

import com.palantir.javapoet.ClassName;
import java.util.Set;

/** One job of a processor, done anew in each round. */
public interface Step {

    /** The annotations that this step wants to see. */
    Set<ClassName> annotations();

    /** Does what can be done in this round. */
    void process(Round round);
}
