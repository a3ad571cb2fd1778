package dev.signalbox.quickstart;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Makes {@code orders.ndjson}: a day of a coffee shop, with the lines among them that a real feed has
 * and should not have. The same seed gives the same bytes. From the root of the repository:
 *
 * <pre>{@code
 * java samples/quickstart/src/test/java/dev/signalbox/quickstart/GenerateOrders.java > samples/quickstart/orders.ndjson
 * }</pre>
 *
 * <p>It writes JSON by hand and knows nothing of the codecs, so that they have something to disagree with.
 */
final class GenerateOrders {

    private static final long SEED = 20260302;
    private static final int ORDERS = 1000;
    private static final Instant OPENING = Instant.parse("2026-03-02T06:00:00Z");

    private record Person(String name, String email) {}

    private record Product(String sku, String price) {}

    /** A price list in euros is converted with one round rate; {@code digits} is how many decimals the currency has. */
    private record Money(String code, int rate, int digits) {}

    private record Line(Instant at, String json) {}

    private static final List<Person> PEOPLE = List.of(
            new Person("Zoë Müller", "zoe.mueller@post.example"),
            new Person("Łukasz Wiśniewski", "lukasz@poczta.example"),
            new Person("Nguyễn Thị Hương", "huong.nguyen@mail.example"),
            new Person("山田 太郎", "taro.yamada@mail.example"),
            new Person("Ольга Смирнова", "olga@pochta.example"),
            new Person("José Ibáñez Peña", "jose.ibanez@correo.example"),
            new Person("Ömer Şahin", "omer.sahin@posta.example"),
            new Person("李娜", "li.na@mail.example"),
            new Person("Siobhán O'Connor", "siobhan@post.example"),
            new Person("Åsa Lindqvist", "asa.lindqvist@brev.example"),
            new Person("عمر حداد", "omar.haddad@barid.example"),
            new Person("Grace \"Gigi\" Adeyemi", "gigi@mail.example"),
            new Person("Anna Kowalczyk", "anna.k@poczta.example"),
            new Person("Marc-André Dubé", "madube@courriel.example"));

    /** Her provider is down all day. */
    private static final Person UNREACHABLE = new Person("Inês Ferreira", "ines.ferreira@slowmail.example");

    private static final List<Product> PRODUCTS = List.of(
            new Product("coffee-yirgacheffe-250g", "11.90"),
            new Product("coffee-huila-250g", "10.50"),
            new Product("coffee-espresso-1kg", "27.00"),
            new Product("tea-sencha-100g", "14.20"),
            new Product("tea-assam-250g", "9.80"),
            new Product("filter-v60-100", "6.50"),
            new Product("dripper-v60-02", "24.90"),
            new Product("grinder-hand", "79.00"),
            new Product("moka-pot-3", "34.50"),
            new Product("scale-0.1g", "49.00"),
            new Product("mug-cobalt", "16.00"),
            new Product("descaler-500ml", "8.40"));

    private static final Product SOLD_OUT = new Product("kettle-gooseneck", "64.00");
    private static final Product DISCONTINUED = new Product("mug-limited-2025", "19.00");

    private static final List<Money> CURRENCIES = List.of(
            new Money("EUR", 1, 2),
            new Money("EUR", 1, 2),
            new Money("EUR", 1, 2),
            new Money("PLN", 4, 2),
            new Money("SEK", 11, 2),
            new Money("GBP", 1, 2),
            new Money("JPY", 160, 0),
            new Money("TND", 3, 3));

    private static final List<String> NOTES = List.of(
            "Please ring twice", "Geschenk – bitte ohne Rechnung im Paket", "プレゼント用です", "☕ thanks!", "c/o\tReception");

    private static final List<String> METHODS = List.of("card", "card", "card", "transfer", "wallet");
    private static final List<String> REASONS =
            List.of("changed my mind", "ordered twice", "trop cher", "payment failed", "arrives too late");

    private final Random random = new Random(SEED);
    private final List<Line> lines = new ArrayList<>();

    private GenerateOrders() {}

    public static void main(String[] args) {
        byte[] file = file();
        System.out.write(file, 0, file.length);
        System.out.flush();
    }

    /** The whole file. */
    static byte[] file() {
        return new GenerateOrders().generate();
    }

    private byte[] generate() {
        Instant at = OPENING;
        for (int number = 1; number <= ORDERS; number++) {
            at = at.plusMillis(5_000 + random.nextInt(90_000));
            order("R-" + (100_000 + number * 7), at);
        }
        lines.sort(Comparator.comparing(Line::at));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<byte[]> bad = badLines();
        int every = lines.size() / (bad.size() + 1);
        for (int i = 0; i < lines.size(); i++) {
            if (i % every == every - 1 && i / every < bad.size()) {
                writeLine(file, bad.get(i / every));
            }
            writeLine(file, utf8(lines.get(i).json()));
        }
        return file.toByteArray();
    }

    private void order(String id, Instant at) {
        Person person = random.nextInt(80) == 0 ? UNREACHABLE : pick(PEOPLE);
        lines.add(new Line(at, placed(id, person, at)));
        int fate = random.nextInt(100);
        if (fate < 86) {
            Instant paid = at.plus(Duration.ofSeconds(20 + random.nextInt(1_800)));
            lines.add(new Line(
                    paid,
                    head("OrderPaid", id, person) + property("method", pick(METHODS))
                            + property("paid_at", paid.toString()) + "}"));
        }
        if ((fate >= 86 && fate < 97) || fate < 3) {
            Instant cancelled = at.plus(Duration.ofSeconds(2_000 + random.nextInt(3_600)));
            lines.add(new Line(
                    cancelled,
                    head("OrderCancelled", id, person) + property("reason", pick(REASONS))
                            + property("cancelled_at", cancelled.toString()) + "}"));
        }
    }

    private String placed(String id, Person person, Instant at) {
        StringBuilder json = new StringBuilder(head("OrderPlaced", id, person));
        json.append(",\"customer\":{\"id\":\"c-")
                .append(Math.floorMod(person.email().hashCode(), 10_000))
                .append('"');
        json.append(property("name", person.name())).append('}');
        json.append(items(pick(CURRENCIES))).append(property("placed_at", at.toString()));
        if (random.nextInt(12) == 0) {
            json.append(property("note", pick(NOTES)));
        }
        if (random.nextInt(25) == 0) {
            json.append(property("channel", "app")); // a property that nobody reads
        }
        return json.append('}').toString();
    }

    private static String head(String type, String id, Person person) {
        return "{\"type\":\"" + type + "\"" + property("order_id", id) + property("email", person.email());
    }

    private static String property(String name, String value) {
        return ",\"" + name + "\":\"" + value.replace("\"", "\\\"").replace("\t", "\\t") + "\"";
    }

    private String items(Money money) {
        StringBuilder json = new StringBuilder();
        int count = 1 + random.nextInt(3);
        int first = random.nextInt(PRODUCTS.size());
        for (int i = 0; i < count; i++) {
            Product product = PRODUCTS.get((first + i) % PRODUCTS.size());
            int special = i > 0 ? 100 : random.nextInt(100);
            item(json, special < 2 ? SOLD_OUT : special < 3 ? DISCONTINUED : product, money);
        }
        return ",\"items\":[" + json + "]" + property("currency", money.code());
    }

    private void item(StringBuilder json, Product product, Money money) {
        BigDecimal price = new BigDecimal(product.price())
                .multiply(BigDecimal.valueOf(money.rate()))
                .setScale(money.digits(), RoundingMode.HALF_UP);
        json.append(json.isEmpty() ? "" : ",")
                .append("{\"sku\":\"")
                .append(product.sku())
                .append("\",\"quantity\":")
                .append(1 + random.nextInt(4))
                .append(",\"price\":")
                .append(price.toPlainString())
                .append('}');
    }

    /** What goes wrong in feeds: made from one good line by one change each, or no order at all. */
    private static List<byte[]> badLines() {
        String good = "{\"type\":\"OrderPlaced\",\"order_id\":\"X-1\",\"email\":\"juergen@post.example\","
                + "\"customer\":{\"id\":\"c-9\",\"name\":\"Jürgen Groß\"},"
                + "\"items\":[{\"sku\":\"tea-assam-250g\",\"quantity\":2,\"price\":9.80}],"
                + "\"currency\":\"EUR\",\"placed_at\":\"2026-03-02T09:30:00Z\"}";
        List<String> bad = List.of(
                good.substring(0, good.length() - 1), // the last brace is missing
                good.substring(0, good.indexOf("Groß")), // cut inside a text
                "<html><body><h1>502 Bad Gateway</h1></body></html>",
                "order;X-2;Jürgen Groß;9.80;EUR",
                "null",
                "[" + good + "]",
                good.replace("{\"type\":\"OrderPlaced\",", "{"), // no type
                good.replace("OrderPlaced", "OrderTeleported"),
                good.replace("OrderPlaced", "order_placed"),
                good.replace("\"order_id\":\"X-1\",", ""),
                good.replace("\"currency\":\"EUR\",", ""),
                good.replace(",\"price\":9.80", ""),
                good.replace("\"Jürgen Groß\"", "null"),
                good.replace("\"quantity\":2", "\"quantity\":\"2\""),
                good.replace("\"quantity\":2", "\"quantity\":1.5"),
                good.replace("\"quantity\":2", "\"quantity\":9999999999"),
                good.replace("\"quantity\":2", "\"quantity\":-2"),
                good.replace("9.80", "\"9,80\""),
                good.replace("EUR", "EURO"),
                good.replace("03-02", "02-30"), // no such day
                good.replace("T09:30:00Z", ""),
                good.replace("[{", "{").replace("}]", "}"), // one item in place of a list
                good.replace("{\"sku\":\"tea-assam-250g\",\"quantity\":2,\"price\":9.80}", ""), // an order of nothing
                good.replace(",\"currency\"", ",,\"currency\""));
        return bad.stream().map(GenerateOrders::utf8).toList();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void writeLine(ByteArrayOutputStream file, byte[] line) {
        file.writeBytes(line);
        file.write('\n');
    }
}
