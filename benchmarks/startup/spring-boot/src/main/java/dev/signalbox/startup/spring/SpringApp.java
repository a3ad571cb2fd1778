package dev.signalbox.startup.spring;

import dev.signalbox.startup.orders.Tally;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The events of Spring's container. */
@SpringBootApplication
public class SpringApp {

    @Bean
    Tally tally() {
        return new Tally();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext context = SpringApplication.run(SpringApp.class, args)) {
            int orders = context.getBean(OrderFeed.class).publish(args);
            context.getBean(Tally.class).finish(orders);
        }
    }
}
