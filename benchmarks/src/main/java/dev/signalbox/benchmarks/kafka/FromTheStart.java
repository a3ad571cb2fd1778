package dev.signalbox.benchmarks.kafka;

import dev.signalbox.benchmarks.broker.Rival;
import java.io.IOException;

/** A consumer whose group has read nothing yet, in each round. */
record FromTheStart(Rival rival, ParcelTopic topic, String group) implements Rival {

    @Override
    public String name() {
        return rival.name();
    }

    @Override
    public boolean raw() {
        return rival.raw();
    }

    @Override
    public int share(int messages) {
        return rival.share(messages);
    }

    @Override
    public long measure(int messages) throws Exception {
        topic.forget(group);
        return rival.measure(messages);
    }

    @Override
    public void close() throws IOException {
        rival.close();
    }
}
