package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.transport.DeadLetterStore.Page;
import dev.signalbox.runtime.transport.LetterNotes;
import dev.signalbox.runtime.transport.MessageAndNotes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads dead letters that are not gone: a page of them, or some that are named. Not safe for use by several threads. */
final class LetterReader {

    /** How much of a place's letters is in memory at once, unless one alone is larger. */
    private static final long MOST_BYTES = 8L << 20;

    /** A shorter way is read through: what was fetched already is lost where reading goes on elsewhere. */
    private static final long LONG_WAY = 5_000;

    /** How many of a partition are read at least, for a page: letters of a moment are spread as keys are. */
    private static final int FEW = 10;

    private final RecordReader reader;

    LetterReader(RecordReader reader) {
        this.reader = reader;
    }

    /** The oldest letters behind these offsets. */
    Page page(LetterPlace place, LetterOffsets after, int max) {
        List<TopicPartition> partitions = place.letterPartitions();
        if (partitions.isEmpty()) {
            return Page.EMPTY;
        }
        Map<TopicPartition, Long> from = new HashMap<>(reader.beginnings(partitions));
        from.forEach((partition, first) -> place.gone().forgetBefore(partition.partition(), first));
        from.replaceAll(
                (partition, first) -> Math.max(first, after.of(place.letters().id(), partition.partition())));
        Map<TopicPartition, Long> ends = reader.ends(partitions);
        place.letterEnds().putAll(ends);
        Pages pages = new Pages(place, ends, max, MOST_BYTES / partitions.size());
        Map<TopicPartition, Long> reached = reader.read(from, ends, pages);
        return pages.page(reached);
    }

    /**
     * Letters that were asked for by their names.
     *
     * @param letters those that are there and not gone
     * @param unread those that were not looked for, because those before them are large; never all
     */
    record Found(Map<LetterId, ConsumerRecord<byte[], byte[]>> letters, Set<LetterId> unread) {}

    /** Some letters by their names. */
    Found find(LetterPlace place, Collection<LetterId> letters) {
        Map<TopicPartition, TreeMap<Long, LetterId>> wanted = new HashMap<>();
        for (LetterId each : letters) {
            TopicPartition partition = new TopicPartition(place.topics().letters(), each.partition());
            if (each.life().equals(place.letters().id())
                    && each.partition() < place.letters().partitions()
                    && !place.gone().contains(each.partition(), each.offset(), each.epoch())) {
                wanted.computeIfAbsent(partition, any -> new TreeMap<>()).put(each.offset(), each);
            }
        }
        Found found = new Found(new HashMap<>(), new HashSet<>());
        if (!wanted.isEmpty()) {
            Map<TopicPartition, Long> from = new HashMap<>();
            wanted.forEach((partition, names) -> from.put(partition, names.firstKey()));
            long[] bytes = {0};
            reader.read(from, ends(place, from), record -> {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                TreeMap<Long, LetterId> names = wanted.getOrDefault(partition, new TreeMap<>());
                LetterId id = names.get(record.offset());
                if (id != null && id.epoch() == LetterId.epochOf(record) && isOf(record, place.topics())) {
                    found.letters().put(id, record);
                    bytes[0] += size(record);
                }
                @Nullable Long next = names.higherKey(record.offset());
                if (next == null) {
                    return RecordReader.Visitor.STOP;
                }
                if (bytes[0] > MOST_BYTES) {
                    found.unread().addAll(names.tailMap(next).values());
                    return RecordReader.Visitor.STOP;
                }
                return next - record.offset() < LONG_WAY ? record.offset() + 1 : next;
            });
        }
        return found;
    }

    /** Who asks for letters has listed them as a rule, so that they are before ends that are known. */
    private Map<TopicPartition, Long> ends(LetterPlace place, Map<TopicPartition, Long> from) {
        Map<TopicPartition, Long> known = place.letterEnds();
        boolean enough =
                from.entrySet().stream().allMatch(each -> each.getValue() < known.getOrDefault(each.getKey(), 0L));
        if (!enough) {
            known.putAll(reader.ends(from.keySet()));
        }
        return known;
    }

    private static boolean isOf(ConsumerRecord<?, ?> record, LetterTopics topics) {
        boolean says = record.headers().lastHeader(LetterNotes.GROUP) != null
                || record.headers().lastHeader(LetterNotes.TOPIC) != null;
        return !says || MessageRecords.isOf(MessageAndNotes.notes(MessageRecords.headers(record)), topics);
    }

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        long size = Math.max(0L, record.serializedKeySize()) + Math.max(0L, record.serializedValueSize());
        for (var header : record.headers()) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }

    /** Collects one page. */
    private static final class Pages implements RecordReader.Visitor {

        private final LetterPlace place;
        private final Map<TopicPartition, Long> ends;
        private final int max;
        private final int maxOfPartition;
        private final long maxBytes;

        private final List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        private final Map<Integer, Integer> counts = new HashMap<>();
        private final Map<Integer, Long> bytes = new HashMap<>();

        /** Partitions that were left before their end, and the time of the last letter that was read. */
        private final Map<Integer, Long> left = new HashMap<>();

        /** Where a long run was left out whose last letter is still to be looked at: from, and that letter. */
        private final Map<Integer, Leap> leaps = new HashMap<>();

        /** Partitions whose log is another than that which was told of. */
        private final Set<Integer> distrusted = new HashSet<>();

        private record Leap(long from, long to) {}

        Pages(LetterPlace place, Map<TopicPartition, Long> ends, int max, long maxBytes) {
            this.place = place;
            this.ends = ends;
            this.max = max;
            this.maxOfPartition = (int) Math.min(max, 2L * max / ends.size() + FEW);
            this.maxBytes = maxBytes;
        }

        @Override
        public long visit(ConsumerRecord<byte[], byte[]> record) {
            int partition = record.partition();
            long offset = record.offset();
            boolean gone = place.gone().contains(partition, offset, LetterId.epochOf(record));
            Leap leap = leaps.remove(partition);
            if (leap != null && !(gone && offset == leap.to())) {
                distrusted.add(partition);
                return leap.from() + 1;
            }
            if (gone) {
                return behind(partition, offset);
            }
            return isOf(record, place.topics()) ? take(record) : offset + 1;
        }

        private long behind(int partition, long offset) {
            long last = place.gone().lastOfRun(partition, offset);
            long end = ends.getOrDefault(new TopicPartition(place.topics().letters(), partition), 0L);
            if (last - offset < LONG_WAY || last >= end || distrusted.contains(partition)) {
                return offset + 1;
            }
            leaps.put(partition, new Leap(offset, last));
            return last;
        }

        private long take(ConsumerRecord<byte[], byte[]> record) {
            found.add(record);
            int count = counts.merge(record.partition(), 1, Integer::sum);
            long size = bytes.merge(record.partition(), size(record), Long::sum);
            boolean full = count >= maxOfPartition || size >= maxBytes;
            if (full) {
                left.put(record.partition(), record.timestamp());
                return STOP;
            }
            return record.offset() + 1;
        }

        /** The oldest, up to the first that an unread one may be older than. */
        Page page(Map<TopicPartition, Long> reached) {
            found.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
            long certain = left.values().stream().mapToLong(each -> each).min().orElse(Long.MAX_VALUE);
            int count = 0;
            while (count < found.size()
                    && count < max
                    && (count == 0 || found.get(count).timestamp() <= certain)) {
                count++;
            }
            List<ConsumerRecord<byte[], byte[]>> shown = found.subList(0, count);
            boolean last = left.isEmpty() && count == found.size();
            LetterOffsets next =
                    LetterOffsets.before(place.letters().id(), found.subList(count, found.size()), reached);
            return new Page(
                    shown.stream()
                            .map(record -> MessageRecords.letter(
                                    record,
                                    place.topics(),
                                    LetterId.of(place.letters().id(), record)))
                            .toList(),
                    last ? null : next.toString());
        }
    }
}
