package io.escala.core.internal.view;

import io.escala.core.conversations.ThreadSystemEntry;
import io.escala.core.conversations.Timeline;
import io.escala.core.conversations.TimelineEntry;
import io.escala.core.conversations.TimelineReader;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.listing.BoundCursors;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.port.TeamMember;
import io.escala.core.result.CursorRequest;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.Line;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.CursorPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The timeline of one contact for one actor. Thread-safe. */
final class ActorTimeline implements TimelineReader {
    private final InboxContext context;
    private final ConversationViews views;
    private final Actor actor;
    private final AccountId account;
    private final ContactId contact;
    private final BoundCursors cursors;

    ActorTimeline(InboxContext context, ConversationViews views, Actor actor, ContactId contact, BoundCursors cursors) {
        this.context = context;
        this.views = views;
        this.actor = actor;
        this.account = actor.account();
        this.contact = contact;
        this.cursors = cursors;
    }

    /**
     * What is read of the store, before the team is asked for names.
     *
     * @param state the conversations and lines of the contents, and the contact
     */
    private record Loaded(PartContents contents, State state) {}

    @Override
    public Timeline page(CursorRequest request) {
        String after = request.cursor().map(cursors::stored).orElse(null);
        Loaded loaded = read(() -> {
            ContactTimeline found =
                    context.store().timeline(account, contact, AccessRules.visibility(actor), after, request.limit());
            return ThreadPart.before(found.messages(), found.entries(), request.limit());
        });
        return timeline(loaded, loaded.contents().part().newest());
    }

    @Override
    public Timeline since(String cursor, int limit) {
        String after = cursors.stored(Objects.requireNonNull(cursor, "cursor"));
        CursorPage.checkLimit(limit);
        Loaded loaded = read(() -> {
            ContactTimeline found =
                    context.store().timelineSince(account, contact, AccessRules.visibility(actor), after, limit);
            return ThreadPart.since(found.messages(), found.entries(), limit);
        });
        String newest = loaded.contents().part().newest();
        return timeline(loaded, newest == null ? after : newest);
    }

    private Loaded read(Supplier<ThreadPart> reader) {
        new AuditTrail(context, actor)
                .allowing(
                        AuditOperation.CONVERSATIONS_READ,
                        () -> AccessRules.requireEntitled(
                                actor, context.entitlements().of(account)));
        return CommitLoop.reading(() -> {
            ThreadPart part = reader.get();
            State state = context.load(account)
                    .conversations(part.items().stream()
                            .map(ThreadPart.Item::conversation)
                            .distinct()
                            .toList())
                    .lines()
                    .contacts(part.items().isEmpty() ? List.of() : List.of(contact))
                    .state();
            return new Loaded(PartContents.load(context, account, part), state);
        });
    }

    /**
     * Makes what is handed out.
     *
     * @param newer the store's cursor of what is after it, or null when there is nothing to follow
     */
    private Timeline timeline(Loaded loaded, @Nullable String newer) {
        PartContents contents = loaded.contents();
        State state = loaded.state();
        Map<UserId, TeamMember> members = views.members(contents.users());
        List<TimelineEntry> entries = new ArrayList<>();
        for (ThreadPart.Item item : contents.part().items()) {
            Conversation conversation = current(state, item.conversation());
            Line line = state.account().line(conversation.line()).orElse(null);
            // As in the thread: an entry is the same on every page.
            ThreadSystemEntry.Names names =
                    EntryNames.of(state.contacts().find(contact).orElse(null), line, members);
            entries.add(TimelineEntry.of(conversation, line, contents.entry(item, conversation.id(), names, members)));
        }
        return Timeline.of(entries, given(contents.part().older()), given(newer));
    }

    private static Conversation current(State state, ConversationId id) {
        return state.conversations()
                .current(id)
                .orElseThrow(() -> new IllegalStateException("a message without its conversation " + id));
    }

    private @Nullable String given(@Nullable String stored) {
        return stored == null ? null : cursors.given(stored);
    }
}
