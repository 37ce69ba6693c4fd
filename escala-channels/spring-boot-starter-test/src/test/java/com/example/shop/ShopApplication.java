package com.example.shop;

import io.escala.core.feed.IncomingMessage;
import io.escala.spring.boot.InboxListener;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Component;

/** The application that the README shows. */
@SpringBootApplication
public class ShopApplication {
    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(ShopApplication.class, args);
    }

    @Component
    static class Answering {
        @InboxListener(id = "answering")
        void on(IncomingMessage message) {
            message.reply("Thanks, we will be right with you.");
        }
    }
}
