package dev.signalbox.recorder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/** A program that asks for one of everything by its name. */
final class Asking {

    volatile int counter;
    private final String text = "";

    /** What it asks for. */
    record Thing(String name) implements Serializable {}

    private Asking() {}

    public static void main(String[] arguments) throws Exception {
        types(Asking.class.getClassLoader());
        members();
        handles(MethodHandles.lookup());
        files();
        others();
    }

    private static void types(ClassLoader loader) throws ClassNotFoundException {
        Class<?> thing = Class.forName("dev.signalbox.recorder.Asking$Thing");
        Class<?> things = Class.forName("[Ldev.signalbox.recorder.Asking$Thing;", false, loader);
        Class<?> loaded = loader.loadClass("java.util.List");
        try {
            Class.forName("no.such.Type");
        } catch (ClassNotFoundException expected) {
            print(thing, things, loaded, Array.newInstance(thing, 1, 1));
        }
    }

    private static void members() throws ReflectiveOperationException {
        print(
                Thing.class.getRecordComponents(),
                Thing.class.getMethod("name").invoke(new Thing("a")),
                Asking.class.getDeclaredConstructor().newInstance(),
                Asking.class.getDeclaredField("text").get(new Asking()),
                new Asking().text,
                AtomicIntegerFieldUpdater.newUpdater(Asking.class, "counter"));
    }

    private static void handles(MethodHandles.Lookup lookup) throws ReflectiveOperationException {
        print(
                lookup.findVirtual(Thing.class, "name", MethodType.methodType(String.class)),
                lookup.findConstructor(Thing.class, MethodType.methodType(void.class, String.class)),
                lookup.findVarHandle(Asking.class, "counter", int.class));
    }

    private static void files() throws IOException {
        print(
                Asking.class.getResource("relative.txt"),
                Asking.class.getResourceAsStream("/absolute.txt"),
                Asking.class.getClassLoader().getResources("some/loader.txt"),
                ClassLoader.getSystemResource("some/system.txt"));
    }

    private static void others() throws IOException {
        print(
                ServiceLoader.load(Runnable.class).findFirst(),
                Proxy.newProxyInstance(
                        Asking.class.getClassLoader(), new Class<?>[] {Runnable.class}, (self, method, args) -> ""));
        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(new Thing("b"));
        try {
            ResourceBundle.getBundle("no.such.Texts");
        } catch (MissingResourceException expected) {
            loadLibrary();
        }
    }

    private static void loadLibrary() {
        try {
            System.loadLibrary("no-such-library");
        } catch (UnsatisfiedLinkError expected) {
            print(expected);
        }
    }

    private static void print(Object... found) {
        System.out.println(found.length);
    }
}
