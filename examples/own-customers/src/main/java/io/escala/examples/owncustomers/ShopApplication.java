package io.escala.examples.owncustomers;

import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A shop that has customers and orders on PostgreSQL, and an inbox beside them. */
@SpringBootApplication
public class ShopApplication {
    /** Starts it; what it needs is in {@code application.yaml}. */
    public static void main(String[] args) {
        SpringApplication.run(ShopApplication.class, args);
    }

    /** The inbox as the application itself uses it, and no user. */
    @Bean
    Desk desk(Inbox inbox, @Value("${escala.account.id}") String account) {
        return inbox.as(Actor.host(new AccountId(account)));
    }

    /** The clock of the application, and of the inbox. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
