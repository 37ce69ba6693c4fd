package io.escala.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.feed.IncomingMessage;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.fakemeta.junit.FakeMetaExtension;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods of beans that handle messages and events. */
class ListenersTest {
    @RegisterExtension
    static final FakeMetaExtension META = FakeMetaExtension.shared();

    static class Counting {
        final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();
        final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
        final BlockingQueue<Object> all = new LinkedBlockingQueue<>();
        final BlockingQueue<Object> logged = new LinkedBlockingQueue<>();

        @InboxListener(id = "messages", maxAge = "10m", fromBeginning = true)
        void message(IncomingMessage message) throws Exception {
            if (message.attempt() == 1) {
                throw new Exception("again, please");
            }
            messages.add(message.text());
        }

        @InboxListener(id = "received")
        void received(CrmEvent.MessageReceived event) {
            received.add(event);
        }

        @InboxListener(id = "all")
        public void all(CrmEvent event) {
            all.add(event);
        }

        @InboxListener(id = "logged")
        protected void logged(LoggedEvent event) {
            logged.add(event.account());
        }
    }

    @Test
    void parameterDecidesWhatAMethodGets() throws Exception {
        try (Host host = Host.start(Host.properties(META.fake()), InMemoryStore.class, Counting.class)) {
            META.whatsAppPerson("5493415550101").writes("hola").sendTo(host.webhook());

            Counting heard = host.bean(Counting.class);
            assertThat(heard.messages.poll(20, TimeUnit.SECONDS)).isEqualTo("hola");
            assertThat(heard.received.poll(20, TimeUnit.SECONDS)).isInstanceOf(CrmEvent.MessageReceived.class);
            assertThat(heard.logged.poll(20, TimeUnit.SECONDS)).isEqualTo(Host.ACCOUNT);
            // The log has the opened conversation as well, of which the listener of one kind hears nothing.
            assertThat(heard.all.poll(20, TimeUnit.SECONDS)).isNotNull();
            assertThat(heard.all.poll(20, TimeUnit.SECONDS)).isNotNull();
            assertThat(heard.received).isEmpty();
        }
    }

    static class Returning {
        @InboxListener(id = "answering")
        String on(IncomingMessage message) {
            return message.text();
        }
    }

    static class OfAnything {
        @InboxListener(id = "answering")
        void on(Object message) {}
    }

    static class OfTwo {
        @InboxListener(id = "answering")
        void on(IncomingMessage message, String more) {}
    }

    static class BadId {
        @InboxListener(id = "no id")
        void on(IncomingMessage message) {}
    }

    static class BadAge {
        @InboxListener(id = "answering", maxAge = "soon")
        void on(IncomingMessage message) {}
    }

    static class AgeOfEvent {
        @InboxListener(id = "answering", maxAge = "1h")
        void on(CrmEvent event) {}
    }

    static class Twice {
        @InboxListener(id = "answering")
        void on(IncomingMessage message) {}

        @InboxListener(id = "answering")
        void also(CrmEvent event) {}
    }

    @ParameterizedTest
    @CsvSource({
        "Returning,   must return nothing and have one parameter",
        "OfAnything,  must return nothing and have one parameter",
        "OfTwo,       must return nothing and have one parameter",
        "BadId,       has an attribute that cannot be used: name must have",
        "BadAge,      has an attribute that cannot be used",
        "AgeOfEvent,  'has a maxAge, which is for IncomingMessage only'",
        "Twice,       two methods are @InboxListener(id = \"answering\")"
    })
    void wrongMethodEndsTheStartAndIsNamed(String type, String problem) throws ClassNotFoundException {
        Class<?> source = Class.forName(ListenersTest.class.getName() + "$" + type);
        Map<String, Object> properties = Host.properties(META.fake());
        properties.put("spring.main.web-application-type", "none");

        assertThatThrownBy(() -> Host.start(properties, InMemoryStore.class, source))
                .hasMessageContaining(problem)
                .hasMessageContaining(source.getName() + ".on");
    }
}
