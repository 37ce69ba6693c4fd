package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.history.HistoryItemId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.record.RecordId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The storage form of items of a contact's history. Content that only a newer version knows is read as unknown content. */
public final class HistoryCodec {
    static final String TAG = "is";
    private static final String TABLE = "escala_contact_history";

    private HistoryCodec() {}

    /** Writes the fields of an item that have no column. */
    public static String write(HistoryItem item) {
        return EntryCodec.by(item.by())
                .put("content", item.content().accept(HistoryContentWriter.INSTANCE))
                .json();
    }

    /** Reads an item from its columns and JSON. */
    public static HistoryItem item(AccountId account, ContactId contact, String id, Instant at, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return new HistoryItem(
                account,
                contact,
                new HistoryItemId(id),
                EntryCodec.author(doc, TABLE),
                content(doc.doc("content")),
                at);
    }

    private static HistoryContent content(JsonDocument doc) {
        return known(doc).orElseGet(() -> new HistoryContent.Unknown(doc.text(TAG), doc.json()));
    }

    /** Empty for what only a newer version knows. */
    private static Optional<HistoryContent> known(JsonDocument doc) {
        return switch (doc.text(TAG)) {
            case "created" ->
                named(StoredNames.ORIGIN, doc, "origin")
                        .map(origin -> new HistoryContent.ContactCreated(
                                origin, id(doc, "conversation", ConversationId::new)));
            case "edited" -> Optional.of(new HistoryContent.FieldsEdited(doc.texts("fields")));
            case "owner" -> Optional.of(new HistoryContent.OwnerChanged(user(doc, "from"), user(doc, "to")));
            case "company" ->
                Optional.of(new HistoryContent.CompanyChanged(
                        id(doc, "from", CompanyId::new), id(doc, "to", CompanyId::new)));
            case "lifecycle" ->
                named(StoredNames.LIFECYCLE, doc, "from")
                        .flatMap(from -> named(StoredNames.LIFECYCLE, doc, "to")
                                .map(to -> new HistoryContent.LifecycleChanged(from, to)));
            case "marketing" -> Optional.of(new HistoryContent.MarketingChanged(doc.flag("wanted")));
            case "consent" ->
                named(StoredNames.PURPOSE, doc, "purpose")
                        .flatMap(purpose -> named(StoredNames.CONSENT, doc, "state")
                                .map(state -> new HistoryContent.ConsentRecorded(purpose, state)));
            case "archiving" -> Optional.of(new HistoryContent.ArchivingChanged(doc.flag("archived")));
            case "key-added" -> named(StoredNames.CONTACT_KEY, doc, "kind").map(HistoryContent.KeyAdded::new);
            case "key-removed" -> named(StoredNames.CONTACT_KEY, doc, "kind").map(HistoryContent.KeyRemoved::new);
            case "key-moved" ->
                named(StoredNames.CONTACT_KEY, doc, "kind")
                        .map(kind -> new HistoryContent.KeyMoved(
                                kind, new ContactId(doc.text("from")), new ContactId(doc.text("to"))));
            case "whatsapp-phone" -> Optional.of(new HistoryContent.WhatsAppPhoneRecorded());
            case "linked" ->
                channel(doc)
                        .map(channel -> new HistoryContent.PersonLinked(
                                person(doc),
                                channel,
                                Optional.ofNullable(doc.textOrNull("rule"))
                                        .flatMap(rule -> StoredNames.LINK_RULE.find(rule, TABLE))
                                        .orElse(null)));
            case "unlinked" -> channel(doc).map(channel -> new HistoryContent.PersonUnlinked(person(doc), channel));
            case "person" -> channel(doc).map(channel -> new HistoryContent.PersonChanged(person(doc), channel));
            case "record" ->
                named(StoredNames.RECORD, doc, "kind")
                        .flatMap(kind -> named(StoredNames.RECORD_CHANGED, doc, "what")
                                .map(what -> new HistoryContent.RecordChanged(
                                        record(doc), kind, what, doc.texts("fields"))));
            case "record-owner" ->
                named(StoredNames.RECORD, doc, "kind")
                        .map(kind -> new HistoryContent.RecordOwnerChanged(
                                record(doc), kind, user(doc, "from"), user(doc, "to")));
            case "unknown" -> Optional.of(new HistoryContent.Unknown(doc.text("kind"), doc.text("json")));
            default -> {
                UnknownNames.found(TABLE, doc.text(TAG));
                yield Optional.empty();
            }
        };
    }

    private static <E extends Enum<E>> Optional<E> named(StoredNames<E> names, JsonDocument doc, String name) {
        return names.find(doc.text(name), TABLE);
    }

    private static Optional<Channel> channel(JsonDocument doc) {
        return named(StoredNames.CHANNEL, doc, "channel");
    }

    private static IdentityId person(JsonDocument doc) {
        return new IdentityId(doc.text("person"));
    }

    private static RecordId record(JsonDocument doc) {
        return new RecordId(doc.text("record"));
    }

    private static @Nullable UserId user(JsonDocument doc, String name) {
        return id(doc, name, UserId::new);
    }

    private static <T> @Nullable T id(JsonDocument doc, String name, Function<String, T> of) {
        String value = doc.textOrNull(name);
        return value == null ? null : of.apply(value);
    }
}
