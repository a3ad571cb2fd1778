package dev.signalbox.recorder.agent;

import dev.signalbox.recorder.boot.AccessRecorder;
import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods that call {@code ClassLoader.loadClass} themselves: the JVM calls it too, in the name of
 * any method whose classes it links, and the stacks look the same.
 */
final class LoadClassCalls implements ClassFileTransformer {

    private static final String CALLED = "loadClass";

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (loader != null && new String(bytes, StandardCharsets.ISO_8859_1).contains(CALLED)) {
            Reader reader = new Reader(bytes);
            reader.accept(new Callers(reader), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
        return null;
    }

    /** Knows where in the bytecode it is. */
    private static final class Reader extends ClassReader {

        private int offset;

        Reader(byte[] bytes) {
            super(bytes);
        }

        @Override
        protected void readBytecodeInstructionOffset(int bytecodeOffset) {
            offset = bytecodeOffset;
        }
    }

    private static final class Callers extends ClassVisitor {

        private final Reader reader;

        Callers(Reader reader) {
            super(OpenedClassReader.ASM_API);
            this.reader = reader;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(OpenedClassReader.ASM_API) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String called, String types, boolean isInterface) {
                    if (called.equals(CALLED)) {
                        String type = reader.getClassName().replace('/', '.');
                        AccessRecorder.loadClassCalledBy(type + "#" + name + "@" + reader.offset);
                    }
                }
            };
        }
    }
}
