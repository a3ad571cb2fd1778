package dev.signalbox.recorder.boot;

/** What can be asked for while a program runs that its bytecode does not name. */
public enum AccessKind {
    /** A class by its name, whether there is one or not. */
    TYPE,
    /** The members of a class, all or one of them. */
    MEMBERS,
    /** A method or constructor that is called, or that a method handle is made of. */
    METHOD,
    /** A field by its name, or its value. */
    FIELD,
    /** An object without a call of its constructor. */
    UNSAFE_ALLOCATION,
    /** Objects to or from bytes. */
    SERIALIZATION,
    /** A class that implements interfaces, made at run time. */
    PROXY,
    /** A file of the class path by its name, whether there is one or not. */
    RESOURCE,
    /** Texts for a language. */
    BUNDLE,
    /** Implementations of an interface, wherever they are. */
    SERVICE,
    /** Native code, which asks for what no agent sees. */
    LIBRARY
}
