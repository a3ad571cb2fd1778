package dev.signalbox.kafka.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;

/** A client whose broker hears of topics only after some questions, and lets none be created. */
final class LateBroker extends ForwardingAdmin {

    private final Map<String, AtomicInteger> unknowing = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();

    private static final class Descriptions extends DescribeTopicsResult {

        Descriptions(Map<String, KafkaFuture<TopicDescription>> descriptions) {
            super(null, descriptions);
        }
    }

    private static final class Refusals extends CreateTopicsResult {

        Refusals(Collection<NewTopic> topics) {
            super(topics.stream()
                    .collect(Collectors.toMap(
                            NewTopic::name, each -> failed(new TopicAuthorizationException("not permitted")))));
        }
    }

    LateBroker() {
        super(Map.of("bootstrap.servers", "127.0.0.1:1"));
    }

    /** There is such a topic, with two partitions, of which the broker knows after so many questions. */
    LateBroker knows(String topic, int after) {
        unknowing.put(topic, new AtomicInteger(after));
        return this;
    }

    /** How often it was asked to describe topics. */
    int questions() {
        return questions.get();
    }

    @Override
    public DescribeTopicsResult describeTopics(TopicCollection topics, DescribeTopicsOptions options) {
        questions.incrementAndGet();
        Collection<String> names = ((TopicCollection.TopicNameCollection) topics).topicNames();
        Map<String, KafkaFuture<TopicDescription>> descriptions = new HashMap<>();
        names.forEach(name -> descriptions.put(name, described(name)));
        return new Descriptions(descriptions);
    }

    @Override
    public CreateTopicsResult createTopics(Collection<NewTopic> topics, CreateTopicsOptions options) {
        return new Refusals(topics);
    }

    @Override
    public ListOffsetsResult listOffsets(Map<TopicPartition, OffsetSpec> partitions, ListOffsetsOptions options) {
        throw new IllegalStateException("there are no leaders here");
    }

    private KafkaFuture<TopicDescription> described(String name) {
        AtomicInteger left = unknowing.get(name);
        if (left != null && left.getAndDecrement() <= 0) {
            Node node = new Node(1, "127.0.0.1", 1);
            return KafkaFuture.completedFuture(new TopicDescription(
                    name,
                    false,
                    IntStream.range(0, 2)
                            .mapToObj(number -> new TopicPartitionInfo(number, node, List.of(node), List.of(node)))
                            .collect(Collectors.toList()),
                    null,
                    Uuid.ONE_UUID));
        }
        return failed(new UnknownTopicOrPartitionException("no " + name + " here"));
    }

    private static <T> KafkaFuture<T> failed(Exception failure) {
        KafkaFutureImpl<T> failed = new KafkaFutureImpl<>();
        failed.completeExceptionally(failure);
        return failed;
    }
}
