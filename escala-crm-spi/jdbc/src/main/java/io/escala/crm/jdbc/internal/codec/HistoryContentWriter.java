package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.history.HistoryContent;
import org.jspecify.annotations.Nullable;

/** Writes contents of histories; {@link HistoryCodec} reads them. */
final class HistoryContentWriter implements HistoryContent.Cases<JsonDocument> {
    static final HistoryContentWriter INSTANCE = new HistoryContentWriter();

    private HistoryContentWriter() {}

    @Override
    public JsonDocument created(HistoryContent.ContactCreated created) {
        return tagged("created")
                .put("origin", StoredNames.ORIGIN.tag(created.origin()))
                .put("conversation", text(created.conversation()));
    }

    @Override
    public JsonDocument edited(HistoryContent.FieldsEdited edited) {
        return tagged("edited").put("fields", edited.fields());
    }

    @Override
    public JsonDocument ownerChanged(HistoryContent.OwnerChanged changed) {
        return fromTo(tagged("owner"), changed.from(), changed.to());
    }

    @Override
    public JsonDocument companyChanged(HistoryContent.CompanyChanged changed) {
        return fromTo(tagged("company"), changed.from(), changed.to());
    }

    @Override
    public JsonDocument lifecycleChanged(HistoryContent.LifecycleChanged changed) {
        return tagged("lifecycle")
                .put("from", StoredNames.LIFECYCLE.tag(changed.from()))
                .put("to", StoredNames.LIFECYCLE.tag(changed.to()));
    }

    @Override
    public JsonDocument marketingChanged(HistoryContent.MarketingChanged changed) {
        return tagged("marketing").put("wanted", changed.wanted());
    }

    @Override
    public JsonDocument consentRecorded(HistoryContent.ConsentRecorded recorded) {
        return tagged("consent")
                .put("purpose", StoredNames.PURPOSE.tag(recorded.purpose()))
                .put("state", StoredNames.CONSENT.tag(recorded.state()));
    }

    @Override
    public JsonDocument archivingChanged(HistoryContent.ArchivingChanged changed) {
        return tagged("archiving").put("archived", changed.archived());
    }

    @Override
    public JsonDocument keyAdded(HistoryContent.KeyAdded added) {
        return tagged("key-added").put("kind", StoredNames.CONTACT_KEY.tag(added.kind()));
    }

    @Override
    public JsonDocument keyRemoved(HistoryContent.KeyRemoved removed) {
        return tagged("key-removed").put("kind", StoredNames.CONTACT_KEY.tag(removed.kind()));
    }

    @Override
    public JsonDocument keyMoved(HistoryContent.KeyMoved moved) {
        return fromTo(
                tagged("key-moved").put("kind", StoredNames.CONTACT_KEY.tag(moved.kind())), moved.from(), moved.to());
    }

    @Override
    public JsonDocument whatsAppPhoneRecorded(HistoryContent.WhatsAppPhoneRecorded recorded) {
        return tagged("whatsapp-phone");
    }

    @Override
    public JsonDocument personLinked(HistoryContent.PersonLinked linked) {
        return tagged("linked")
                .put("person", linked.person().value())
                .put("channel", StoredNames.CHANNEL.tag(linked.channel()))
                .put("rule", linked.rule() == null ? null : StoredNames.LINK_RULE.tag(linked.rule()));
    }

    @Override
    public JsonDocument personUnlinked(HistoryContent.PersonUnlinked unlinked) {
        return tagged("unlinked")
                .put("person", unlinked.person().value())
                .put("channel", StoredNames.CHANNEL.tag(unlinked.channel()));
    }

    @Override
    public JsonDocument personChanged(HistoryContent.PersonChanged changed) {
        return tagged("person")
                .put("person", changed.person().value())
                .put("channel", StoredNames.CHANNEL.tag(changed.channel()));
    }

    @Override
    public JsonDocument recordChanged(HistoryContent.RecordChanged changed) {
        return tagged("record")
                .put("record", changed.record().value())
                .put("kind", StoredNames.RECORD.tag(changed.kind()))
                .put("what", StoredNames.RECORD_CHANGED.tag(changed.what()))
                .put("fields", changed.fields().isEmpty() ? null : changed.fields());
    }

    @Override
    public JsonDocument recordOwnerChanged(HistoryContent.RecordOwnerChanged changed) {
        return fromTo(
                tagged("record-owner")
                        .put("record", changed.record().value())
                        .put("kind", StoredNames.RECORD.tag(changed.kind())),
                changed.from(),
                changed.to());
    }

    @Override
    public JsonDocument unknown(HistoryContent.Unknown unknown) {
        return tagged("unknown").put("kind", unknown.kind()).put("json", unknown.json());
    }

    private static JsonDocument tagged(String tag) {
        return new JsonDocument().put(HistoryCodec.TAG, tag);
    }

    /** Ids of this library are their own texts. */
    private static JsonDocument fromTo(JsonDocument doc, @Nullable Object from, @Nullable Object to) {
        return doc.put("from", text(from)).put("to", text(to));
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
