package io.escala.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.SentMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.slf4j.LoggerFactory;

/** Texts that mean something to templates, logs and terminals mean nothing to an inbox; values that Meta rejects never get that far. */
class HostileValuesTest {
    private static final String ROSA = "5493415550101";
    private static final String FAKE_LINE = "ok\r\nERROR io.escala.core all messages were lost";
    private static final List<String> TEXTS =
            List.of("{{1}}", "${jndi:ldap://127.0.0.1/a}", "%n%s{}", "\u001b[31mred\u001b[0m", FAKE_LINE);

    @EveryStore
    @DisplayName(
            "Texts with signs of templates, look-ups, formats, terminals and log lines are filed as they are, and are in no log")
    void textsAreInert(InboxFixture fixture) {
        List<String> logged = logged(() -> {
            for (String text : TEXTS) {
                ConversationId id = fixture.receives(fixture.meta()
                                .whatsAppPerson(ROSA)
                                .named("Rosa " + text)
                                .writes(text))
                        .conversation()
                        .id();
                fixture.meta().failNextSend(Fault.error(400, 131026, "Message undeliverable"));
                Message rejected = fixture.queues(Recipient.conversation(id), Draft.text(text));
                fixture.runWork();
                fixture.later(Duration.ofMinutes(1));
                assertThat(fixture.message(id, rejected.id()).content().text()).isEqualTo(text);
                assertThat(fixture.texts(id)).endsWith(text, text);
            }
        });

        assertThat(logged).isNotEmpty().allSatisfy(line -> {
            assertThat(line).doesNotContain("\r", "\n", "\u001b");
            assertThat(TEXTS).noneMatch(line::contains);
        });
    }

    @EveryStore
    @DisplayName(
            "M30 A field of a contact stands in a template as it is: nothing in it is expanded, and nothing in it ends a line")
    void fieldsAreNotExpanded(InboxFixture fixture) {
        fixture.meta().whatsAppPerson(ROSA);
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz")
                .phone("+" + ROSA)
                .customField("sign", "{{1}} {{2}}")
                .customField("look-up", "${jndi:ldap://127.0.0.1/a} %n%s")
                .customField("lines", "a\nb\tc     d")
                .customField("nothing", " \n\t "));

        for (String field : List.of("sign", "look-up", "lines", "nothing", "absent")) {
            fixture.sends(
                    Recipient.contact(rosa.id(), TestBusiness.SALES),
                    ready(TemplateValue.bound(TemplateField.custom(field), "amiga")));
        }

        assertThat(fixture.meta().sent())
                .extracting(SentMessage::text)
                .containsExactly(
                        "Hola {{1}} {{2}}, tu pedido ya está.",
                        "Hola ${jndi:ldap://127.0.0.1/a} %n%s, tu pedido ya está.",
                        "Hola a b c d, tu pedido ya está.",
                        "Hola amiga, tu pedido ya está.",
                        "Hola amiga, tu pedido ya está.");
    }

    @EveryStore
    @DisplayName(
            "M30 A value of the caller that Meta would reject is refused before any call, and so is one that is too long")
    void valuesOfTheCallerAreRefused(InboxFixture fixture) {
        fixture.meta().whatsAppPerson(ROSA);
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + ROSA));

        for (String value : List.of("a\nb", "a\tb", "a     b", "", "x".repeat(5_000))) {
            assertThat(fixture.send(
                                    Recipient.contact(rosa.id(), TestBusiness.SALES),
                                    ready(TemplateValue.fixed(value)),
                                    fixture.administrator())
                            .refusals())
                    .as("of %d characters", value.length())
                    .extracting(Refusal::reason)
                    .containsExactly(
                            value.length() > 100
                                    ? Refusal.Reason.TEXT_TOO_LONG
                                    : Refusal.Reason.TEMPLATE_VALUE_INVALID);
        }

        fixture.runWork();
        assertThat(fixture.meta().sent()).isEmpty();
    }

    private static Draft ready(TemplateValue value) {
        return Draft.template("order_ready").language("es").values(value);
    }

    /** What is logged at any level meanwhile. */
    private static List<String> logged(Runnable what) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("io.escala");
        Level before = ours.getLevel();
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        ours.setLevel(Level.TRACE);
        root.addAppender(heard);
        try {
            what.run();
        } finally {
            root.detachAppender(heard);
            ours.setLevel(before);
        }
        return heard.list.stream()
                .filter(event -> event.getLoggerName().startsWith("io.escala"))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
