package dev.signalbox.codegen;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamContext;

/**
 * Where a replay stands. Its outermost context hangs on the context that the buffered object had, so that pointers
 * reach up to the document.
 */
final class ReplayContext extends TokenStreamContext {

    private final @Nullable TokenStreamContext parent;
    private @Nullable String name;

    private ReplayContext(int type, @Nullable TokenStreamContext parent) {
        super(type, -1);
        this.parent = parent;
    }

    static ReplayContext object(@Nullable TokenStreamContext parent) {
        return new ReplayContext(TYPE_OBJECT, parent);
    }

    static ReplayContext array(@Nullable TokenStreamContext parent) {
        return new ReplayContext(TYPE_ARRAY, parent);
    }

    void enter(@Nullable String property) {
        name = property;
    }

    void element() {
        _index++;
    }

    @Override
    public @Nullable TokenStreamContext getParent() {
        return parent;
    }

    @Override
    public boolean hasCurrentName() {
        return name != null;
    }

    @Override
    public @Nullable String currentName() {
        return name;
    }
}
