package dev.signalbox.architecture;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ServiceLoader;

/** Everything that the scans have to find: that of its bytecode, and that of what it asks for when it runs. */
final class PlantedReflection {

    private PlantedReflection() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(methodByName().getName() + handleByName() + discovered());
        System.out.println(proxy().getClass() + " " + PlantedReflection.class.getResource("planted.txt"));
    }

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
