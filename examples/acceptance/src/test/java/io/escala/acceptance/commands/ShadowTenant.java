package io.escala.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.commands.ShadowAccount.Talk;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.result.Receipt;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.AccessSettings;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One of many accounts on a store, and what it should be like. Lines, users, people, messages, references and contacts have the same ids in
 * every account; only what Meta gives once, the id of a line, differs.
 */
final class ShadowTenant {
    private static final Map<String, String> NUMBERS = Map.of("rosa", "5493415550101", "luis", "5493415550102");

    private final InboxFixture fixture;
    private final Inbox inbox;
    private final AccountId account;
    private final int number;
    private final ShadowAccount model = new ShadowAccount();
    private int messages;

    ShadowTenant(InboxFixture fixture, Inbox inbox, AccountId account, int number, AccessSettings access) {
        this.fixture = fixture;
        this.inbox = inbox;
        this.account = account;
        this.number = number;
        Desk host = host();
        host.administration()
                .save(AccountSettings.of(account, "AR", ZoneOffset.UTC))
                .orThrow();
        host.administration()
                .connect(Line.whatsApp(account, TestBusiness.SALES, "Sales", line(TestBusiness.SALES), "waba-" + number)
                        .withApp(TestBusiness.APP))
                .orThrow();
        host.administration()
                .connect(Line.whatsApp(
                                account, TestBusiness.SUPPORT, "Support", line(TestBusiness.SUPPORT), "waba-" + number)
                        .withApp(TestBusiness.APP))
                .orThrow();
        host.administration()
                .connect(Line.messenger(account, TestBusiness.PAGE, "Page", line(TestBusiness.PAGE))
                        .withApp(TestBusiness.APP))
                .orThrow();
        save(access);
        for (String mail : List.of("one@example.com", "two@example.com")) {
            model.contacts.add(host.contacts()
                    .add(NewContact.consenting("Rosa", "Paz").email(mail))
                    .orThrow()
                    .id());
        }
        begin("rosa", TestBusiness.SALES);
        begin("luis", TestBusiness.SALES);
        begin("rosa", TestBusiness.SUPPORT);
        begin("carla", TestBusiness.PAGE);
    }

    Desk as(ShadowActor actor) {
        return inbox.as(actor.in(account));
    }

    private Desk host() {
        return inbox.as(Actor.host(account));
    }

    ShadowAccount model() {
        return model;
    }

    /** Saves what the team sees beyond or below its roles. */
    void save(AccessSettings access) {
        AccountSettings settings = host().administration().settings().orElseThrow();
        host().administration().save(settings.withAccess(access)).orThrow();
        model.sellersSeeUnassigned = access.sellersSeeUnassigned();
        model.administratorsOnly.clear();
        model.administratorsOnly.addAll(access.administratorsOnly());
    }

    private String line(LineId id) {
        return id.value() + "-" + number;
    }

    private void begin(String person, LineId line) {
        Receipt.Item first = deliver(person, line, "wamid." + ++messages);
        Talk talk = new Talk(
                Objects.requireNonNull(first.conversation()),
                person,
                line.equals(TestBusiness.SALES),
                line.equals(TestBusiness.PAGE) ? Channel.MESSENGER : Channel.WHATSAPP);
        model.talks.put(talk.id, talk);
    }

    /** The customer writes, and Meta delivers it as often as it likes. */
    void writes(Talk talk, LineId line, int deliveries) {
        String id = "wamid." + ++messages;
        for (int delivery = 0; delivery < deliveries; delivery++) {
            Receipt.Item item = deliver(talk.person, line, id);
            assertThat(item.outcome()).isEqualTo(delivery == 0 ? Receipt.Filing.STORED : Receipt.Filing.DUPLICATE);
        }
        model.writes(talk);
    }

    private Receipt.Item deliver(String person, LineId line, String id) {
        boolean page = line.equals(TestBusiness.PAGE);
        PartyKey key = page
                ? new PartyKey(IdentityKeyKind.PSID, "249001")
                : new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, NUMBERS.getOrDefault(person, ""));
        MessageEvent.Inbound message = new MessageEvent.Inbound(
                new LineKey(page ? Channel.MESSENGER : Channel.WHATSAPP, line(line)),
                new Party(List.of(key), page ? null : person),
                id,
                fixture.now(),
                new MessageContent.Text("hello " + account),
                null,
                true,
                RawBytes.copyOf(new byte[] {'{', '}'}));
        return inbox.receive(new IncomingBatch(TestBusiness.APP, List.of(message)))
                .items()
                .get(0);
    }

    /** Compares a conversation with what it should be, as the host sees it. */
    void check(Talk talk) {
        ConversationView view = host().conversations().view(talk.id).orElseThrow();
        assertThat(view.conversation().account()).isEqualTo(account);
        assertThat(view.conversation().owner()).as("owner").isEqualTo(talk.owner == null ? null : talk.owner.user());
        assertThat(view.conversation().open()).as("open").isEqualTo(talk.open);
        assertThat(view.unread()).as("unread").isEqualTo(talk.unread());
        Set<String> tags =
                view.conversation().tags().stream().map(ConversationTag::name).collect(Collectors.toSet());
        assertThat(tags).as("tags").isEqualTo(talk.tags);
        assertThat(view.contactId().orElse(null)).as("contact").isEqualTo(model.registered.get(talk.person));
    }
}
