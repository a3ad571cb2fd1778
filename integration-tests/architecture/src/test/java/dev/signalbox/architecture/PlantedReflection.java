package dev.signalbox.architecture;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ServiceLoader;

/** Everything that the scan has to find; never called. */
final class PlantedReflection {

    private PlantedReflection() {}

    static Method methodByName() throws ReflectiveOperationException {
        return Class.forName("java.lang.String").getDeclaredMethod("length");
    }

    static MethodHandle handleByName() throws ReflectiveOperationException {
        return MethodHandles.lookup().findVirtual(String.class, "length", MethodType.methodType(int.class));
    }

    static Object proxy() {
        return Proxy.newProxyInstance(
                PlantedReflection.class.getClassLoader(),
                new Class<?>[] {Runnable.class},
                (self, method, args) -> self);
    }

    static Iterable<Runnable> discovered() {
        return ServiceLoader.load(Runnable.class);
    }
}
