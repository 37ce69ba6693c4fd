package io.escala.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.commands.ShadowAccount.Talk;
import io.escala.core.contacts.AssociateOptions;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.Conversations;
import io.escala.core.inbox.Desk;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.SendRequest;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gives commands to the inbox and to the model, which must say the same. */
final class ShadowCommands {
    private static final List<String> TAGS = List.of("late", "new", "vip");

    private final Random random;
    private final List<ShadowTenant> tenants;
    private final Set<String> unseen = new TreeSet<>();

    ShadowCommands(Random random, List<ShadowTenant> tenants) {
        this.random = random;
        this.tenants = tenants;
        EnumSet.range(ShadowStep.ASSIGN, ShadowStep.ASSOCIATE)
                .forEach(what -> unseen.addAll(List.of(what + " done", what + " refused")));
    }

    /** The commands that were not done yet, or not refused. */
    Set<String> unseen() {
        return unseen;
    }

    /**
     * Gives a command.
     *
     * @param id the conversation that is named
     * @param talk what it should be, or null when the id is another account's
     */
    void take(ShadowTenant tenant, ShadowActor actor, ShadowStep what, ConversationId id, @Nullable Talk talk) {
        Desk desk = tenant.as(actor);
        Conversations on = desk.conversations();
        ShadowAccount model = tenant.model();
        String tag = TAGS.get(random.nextInt(TAGS.size()));
        switch (what) {
            case ASSIGN -> assign(on, model, actor, id, talk);
            case CLOSE -> close(on, model, actor, id, talk);
            case REOPEN -> same(what, on.reopen(id), model.edit(actor, talk, it -> it.open = true));
            case MARK_READ -> same(what, on.markRead(id), model.edit(actor, talk, it -> ShadowAccount.read(actor, it)));
            case MARK_UNREAD -> same(what, on.markUnread(id), model.edit(actor, talk, it -> it.markedUnread = true));
            case TAG ->
                same(what, on.tag(id, new ConversationTag(tag)), model.edit(actor, talk, it -> it.tags.add(tag)));
            case UNTAG ->
                same(what, on.untag(id, new ConversationTag(tag)), model.edit(actor, talk, it -> it.tags.remove(tag)));
            case NOTE -> same(what, on.note(id, "a note"), model.edit(actor, talk, it -> it.notes++));
            case SEND -> send(desk, model, actor, id, talk);
            case ASSOCIATE -> associate(desk, model, actor, id, talk);
            case LIST, VIEW, THREAD, INBOUND, SETTINGS -> throw new IllegalArgumentException(what.name());
        }
    }

    private void same(ShadowStep what, Outcome<?> outcome, List<Refusal.Reason> expected) {
        unseen.remove(what + (expected.isEmpty() ? " done" : " refused"));
        assertThat(outcome.refusals()).extracting(Refusal::reason).isEqualTo(expected);
    }

    private void assign(
            Conversations on, ShadowAccount model, ShadowActor actor, ConversationId id, @Nullable Talk talk) {
        if (random.nextInt(4) == 0) {
            same(ShadowStep.ASSIGN, on.assign(id, Assignment.toNobody()), model.assign(actor, talk, true, null));
            return;
        }
        ShadowActor to = user();
        same(ShadowStep.ASSIGN, on.assign(id, Assignment.toUser(id(to))), model.assign(actor, talk, false, to));
    }

    private void close(
            Conversations on, ShadowAccount model, ShadowActor actor, ConversationId id, @Nullable Talk talk) {
        boolean described = random.nextInt(5) != 0;
        boolean transfer = random.nextInt(3) == 0;
        ShadowActor to = transfer ? user() : null;
        Closing closing = Closing.because(described ? "Sold" : " ");
        same(
                ShadowStep.CLOSE,
                on.close(id, transfer ? closing.transferringTo(id(to)) : closing),
                model.close(actor, talk, described, transfer, to));
    }

    /** A user of the team, or null for one whom nobody knows. Every account has the same. */
    private @Nullable ShadowActor user() {
        ShadowActor[] all = ShadowActor.values();
        ShadowActor one = all[random.nextInt(all.length)];
        return one.isUser() ? one : null;
    }

    private static UserId id(@Nullable ShadowActor user) {
        return user == null ? new UserId("stranger") : user.user();
    }

    private void send(Desk desk, ShadowAccount model, ShadowActor actor, ConversationId id, @Nullable Talk talk) {
        String reference = "reference-" + random.nextInt(200);
        String text = random.nextBoolean() ? "Good morning" : "Good evening";
        same(
                ShadowStep.SEND,
                desk.messages().send(SendRequest.to(id).text(text).reference(reference)),
                model.send(actor, talk, reference, text));
    }

    private void associate(Desk desk, ShadowAccount model, ShadowActor actor, ConversationId id, @Nullable Talk talk) {
        ShadowAccount of = random.nextInt(5) == 0
                ? tenants.get(random.nextInt(tenants.size())).model()
                : model;
        ContactId contact = of.contacts.get(random.nextInt(of.contacts.size()));
        same(
                ShadowStep.ASSOCIATE,
                desk.contacts().associate(id, contact, AssociateOptions.defaults()),
                model.associate(actor, talk, contact));
    }
}
