package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.HistoryEntry;
import io.escala.core.conversations.ThreadSystemEntry;
import io.escala.core.fields.CustomFieldRules;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.listing.BoundCursors;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.port.TeamMember;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.UserId;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ContactHistory;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ThreadPosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the history of a contact: its items, what the conversations tell that the actor sees, and what is known from before histories were
 * kept, in one order. Thread-safe.
 */
public final class ContactHistories {
    private static final Comparator<Row> NEWEST_FIRST =
            Comparator.comparing((Row row) -> row.at).reversed();

    private final InboxContext context;
    private final Actor actor;
    private final AccountId account;
    private final BiFunction<AccountId, Set<UserId>, Map<UserId, TeamMember>> names;

    /** @param names returns the users whom the team knows of these, as far as it can be asked */
    public ContactHistories(
            InboxContext context, Actor actor, BiFunction<AccountId, Set<UserId>, Map<UserId, TeamMember>> names) {
        this.context = context;
        this.actor = actor;
        this.account = actor.account();
        this.names = names;
    }

    /** What fields and lines are called. */
    private record Labels(Map<String, FieldLabel> fields, Map<LineId, String> lines) {
        static Labels of(State state) {
            Map<String, FieldLabel> fields = new HashMap<>();
            state.account()
                    .fieldSettings()
                    .ifPresent(settings -> settings.fields().stream()
                            .filter(field -> field.entity() == FieldEntity.CONTACT)
                            .forEach(field -> fields.put(CustomFieldRules.apiName(field.key()), field.label())));
            Map<LineId, String> lines = new HashMap<>();
            state.account().lines().forEach(line -> lines.put(line.id(), line.name()));
            return new Labels(fields, lines);
        }
    }

    /** An item or a system entry: the team is asked for names afterwards, while no connection of the store is held. */
    public static final class Row {
        private final ThreadPosition at;
        private final @Nullable HistoryItem item;
        private final @Nullable SystemEntry entry;
        private final Labels labels;

        private Row(ThreadPosition at, @Nullable HistoryItem item, @Nullable SystemEntry entry, Labels labels) {
            this.at = at;
            this.item = item;
            this.entry = entry;
            this.labels = labels;
        }

        private HistoryEntry shown(Map<UserId, String> users) {
            return item != null
                    ? HistoryEntry.of(item, new HistoryEntry.Names(users, labels.fields()))
                    : HistoryEntry.of(ThreadSystemEntry.of(
                            Objects.requireNonNull(entry),
                            new ThreadSystemEntry.Names(users, Map.of(), labels.lines())));
        }

        private Stream<UserId> users() {
            Stream<@Nullable UserId> named;
            if (item != null) {
                named = Stream.of(item.by().user(), newOwner(item.content()));
            } else {
                SystemEntry told = Objects.requireNonNull(entry);
                named = Stream.of(
                        told.by().user(),
                        told.content() instanceof EntryContent.Assigned assigned ? assigned.to() : null);
            }
            return named.flatMap(Stream::ofNullable);
        }

        private static @Nullable UserId newOwner(HistoryContent content) {
            if (content instanceof HistoryContent.OwnerChanged changed) {
                return changed.to();
            }
            return content instanceof HistoryContent.RecordOwnerChanged changed ? changed.to() : null;
        }
    }

    /** Returns the cursors of the list of a contact's history. */
    public BoundCursors cursors(ContactId contact) {
        return BoundCursors.of("history", actor, contact);
    }

    /**
     * Reads a page of a contact that the actor may look at.
     *
     * @param loader the contact's card loaded; loads fields and lines
     * @param after a position, or null for the newest
     */
    public CursorPage<Row> read(StateLoader loader, ContactCard card, @Nullable String after, int limit) {
        ContactHistory found =
                context.store().contactHistory(account, card.id(), AccessRules.visibility(actor), after, limit);
        Labels labels = Labels.of(loader.fieldSettings().allLines().state());
        List<Row> rows = new ArrayList<>();
        found.items().items().forEach(item -> rows.add(row(item, labels)));
        found.entries().items().forEach(entry -> rows.add(new Row(ThreadPosition.of(entry), null, entry, labels)));
        rows.sort(NEWEST_FIRST);
        boolean more = found.items().next() != null || found.entries().next() != null;
        ThreadPosition from = after == null ? null : ThreadPosition.parse(after);
        ThreadPosition until = more ? rows.get(limit - 1).at : null;
        new EarlierHistory(context.store(), card).between(from, until).forEach(item -> rows.add(row(item, labels)));
        rows.sort(NEWEST_FIRST);
        return rows.size() <= limit && !more
                ? new CursorPage<>(rows, null)
                : new CursorPage<>(
                        rows.subList(0, limit), rows.get(limit - 1).at.toString());
    }

    private static Row row(HistoryItem item, Labels labels) {
        return new Row(ThreadPosition.of(item), item, null, labels);
    }

    /** Counts what all pages show, up to a number. */
    public long count(ContactCard card, long enough) {
        long stored = context.store().countContactHistory(account, card.id(), AccessRules.visibility(actor), enough);
        return stored >= enough
                ? enough
                : Math.min(
                        enough,
                        stored
                                + new EarlierHistory(context.store(), card)
                                        .missing()
                                        .size());
    }

    /** Returns rows with names. */
    public List<HistoryEntry> shown(List<Row> rows) {
        Set<UserId> asked = rows.stream().flatMap(Row::users).collect(Collectors.toSet());
        Map<UserId, String> users = new HashMap<>();
        names.apply(account, asked).forEach((id, member) -> users.put(id, member.displayName()));
        return rows.stream().map(row -> row.shown(users)).toList();
    }
}
