package io.escala.core.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendPreview;
import io.escala.core.send.SendRequest;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.work.Lease;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An answer after the messaging window")
class HumanAgentTest {
    private static final Draft HI = Draft.text("¡Hola!");

    private final SendFixture fixture = new SendFixture();

    private ConversationId chat(Channel channel, boolean granted) {
        fixture.state
                .account()
                .put(AccountSettings.of(SendFixture.ACCOUNT, "AR", ZoneOffset.UTC)
                        .withHumanAgent(granted));
        Line line = switch (channel) {
            case WHATSAPP -> SendFixture.WHATSAPP;
            case MESSENGER -> SendFixture.MESSENGER;
            case INSTAGRAM -> SendFixture.INSTAGRAM;
        };
        IdentityKey key = switch (channel) {
            case WHATSAPP -> SendFixture.number("5493415550101");
            case MESSENGER -> new IdentityKey(IdentityKeyKind.PSID, "1041", "249");
            case INSTAGRAM -> new IdentityKey(IdentityKeyKind.IGSID, "1784", "555");
        };
        ConversationId chat = fixture.conversation(line, fixture.person(channel, key));
        fixture.wrote(chat, SendFixture.NOON);
        return chat;
    }

    private static Actor actor(Actor.Kind kind) {
        return switch (kind) {
            case USER -> SendFixture.ADMINISTRATOR;
            case AUTOMATION -> Actor.automation(SendFixture.ACCOUNT);
            case CAMPAIGN -> Actor.campaign(SendFixture.ACCOUNT);
            case HOST -> Actor.host(SendFixture.ACCOUNT);
        };
    }

    private SendPreview judge(ConversationId chat, Actor actor) {
        return fixture.judge(
                        SendRequest.to(Recipient.conversation(chat)).draft(HI).reference("r"), actor)
                .preview();
    }

    private DispatchDecision start(SendFixture.Queued queued) {
        return DispatchDecision.decide(
                fixture.unit().under(new Lease(SendFixture.ACCOUNT, "send/wa", "token")),
                queued.changes().enqueued().get(0),
                EnumSet.allOf(Entitlement.class),
                EnumSet.allOf(Channel.class),
                fixture.settings,
                new LineTraffic(new LineCredentials(Map.of())));
    }

    @ParameterizedTest
    @DisplayName("M34 is judged by channel, author, setting and age of the person's last message")
    @CsvSource({
        "MESSENGER, USER,       true,  PT23H59M59.999S,   true",
        "MESSENGER, USER,       true,  PT24H,             true",
        "MESSENGER, USER,       true,  PT167H59M59.999S,  true",
        "MESSENGER, USER,       true,  PT168H,            false",
        "INSTAGRAM, USER,       true,  PT24H,             true",
        "INSTAGRAM, USER,       true,  PT168H,            false",
        "MESSENGER, USER,       false, PT23H59M59.999S,   true",
        "MESSENGER, USER,       false, PT24H,             false",
        "INSTAGRAM, USER,       false, PT24H,             false",
        "MESSENGER, AUTOMATION, true,  PT23H59M59.999S,   true",
        "MESSENGER, AUTOMATION, true,  PT24H,             false",
        "INSTAGRAM, AUTOMATION, true,  PT24H,             false",
        "MESSENGER, HOST,       true,  PT24H,             false",
        "WHATSAPP,  USER,       true,  PT24H,             false",
    })
    void decisionTable(Channel channel, Actor.Kind kind, boolean granted, Duration age, boolean allowed) {
        ConversationId chat = chat(channel, granted);
        fixture.now = SendFixture.NOON.plus(age);

        SendPreview preview = judge(chat, actor(kind));

        assertThat(preview.allowed()).as(preview.refusals().toString()).isEqualTo(allowed);
        assertThat(preview.refusedFor(Reason.WINDOW_CLOSED)).isEqualTo(!allowed);
        assertThat(preview.window().closesAt()).contains(SendFixture.NOON.plus(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @DisplayName("M34 has the tag only once the window is over, and is not sent after seven days")
    @CsvSource({
        "PT1H,   true,  true,  false",
        "PT25H,  true,  true,  true",
        "PT168H, true,  false, false",
        "PT25H,  false, false, false",
    })
    void tagIsDecidedWhenTheSendStarts(Duration age, boolean granted, boolean starts, boolean tagged) {
        ConversationId chat = chat(Channel.MESSENGER, granted);
        SendFixture.Queued queued = fixture.send(
                SendRequest.to(Recipient.conversation(chat)).draft(HI).reference("r"), SendFixture.ADMINISTRATOR);
        fixture.now = SendFixture.NOON.plus(age);

        DispatchDecision decision = start(queued);

        assertThat(decision.dispatch() != null).isEqualTo(starts);
        assertThat(decision.dispatch() != null && decision.dispatch().humanAgent())
                .isEqualTo(tagged);
    }

    @Test
    @DisplayName("M34 of an automation that was queued in time never has the tag")
    void automationsAreNeverTagged() {
        ConversationId chat = chat(Channel.MESSENGER, true);
        SendFixture.Queued queued = fixture.send(
                SendRequest.to(Recipient.conversation(chat)).draft(HI).reference("r"), actor(Actor.Kind.AUTOMATION));
        fixture.now = SendFixture.NOON.plus(Duration.ofHours(25));

        assertThat(start(queued).dispatch()).isNull();
    }

    @Test
    @DisplayName("M34 is refused once Meta reported that it came too late, until the person writes again")
    void reportOfMetaEndsIt() {
        ConversationId chat = chat(Channel.MESSENGER, true);
        fixture.now = SendFixture.NOON.plus(Duration.ofHours(26));
        fixture.state.apply(new ConversationChange.RaiseMarks(
                chat, Map.of(Mark.WINDOW_SHUT, SendFixture.NOON.plus(Duration.ofHours(25)))));
        assertThat(judge(chat, SendFixture.ADMINISTRATOR).refusedFor(Reason.WINDOW_CLOSED))
                .isTrue();

        fixture.wrote(chat, fixture.now);
        fixture.now = fixture.now.plus(Duration.ofHours(30));
        assertThat(judge(chat, SendFixture.ADMINISTRATOR).allowed()).isTrue();
    }
}
