package dev.signalbox.recorder.agent;

import dev.signalbox.recorder.boot.AccessRecorder;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** What is written into the beginning of each method that is recorded. */
final class AccessAdvice {

    private AccessAdvice() {}

    @Advice.OnMethodEnter
    static void enter(
            @Advice.Origin("#t") String owner,
            @Advice.Origin("#m") String method,
            @Advice.This(optional = true) @Nullable Object self,
            @Advice.AllArguments Object[] arguments) {
        AccessRecorder.asked(owner, method, self, arguments);
    }
}
