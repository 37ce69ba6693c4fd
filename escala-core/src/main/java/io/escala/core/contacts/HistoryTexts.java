package io.escala.core.contacts;

import io.escala.crm.account.UserId;
import io.escala.crm.conversation.Author;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.identity.LinkRule;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of a contact's history in one language. Not thread-safe: one is made for each text. */
final class HistoryTexts implements HistoryContent.Cases<String> {
    private static final String BUNDLE = "io.escala.core.contacts.history";
    private static final Locale SPANISH = new Locale("es");
    private static final String OWN_FIELD = "customFields.";

    private final Locale locale;
    private final ResourceBundle texts;
    private final Author by;
    private final HistoryEntry.Names names;

    private HistoryTexts(Locale locale, Author by, HistoryEntry.Names names) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(BUNDLE, locale);
        this.by = by;
        this.names = names;
    }

    static String text(HistoryItem item, HistoryEntry.Names names, Locale language) {
        Locale locale = language.getLanguage().equals("es") ? SPANISH : Locale.ROOT;
        return item.content().accept(new HistoryTexts(locale, item.by(), names));
    }

    private String label(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }

    private String author() {
        return user(by.user(), "author." + by.kind());
    }

    private String user(@Nullable UserId user, String general) {
        String name = user == null ? null : names.users().get(user);
        return name == null || name.isBlank() ? label(general) : name;
    }

    /** Who did it is not known of what happened before histories were kept. */
    @Override
    public String created(HistoryContent.ContactCreated created) {
        return by.kind() == Author.Kind.USER ? label("created", author()) : label("created." + created.origin());
    }

    @Override
    public String edited(HistoryContent.FieldsEdited edited) {
        return label(
                "edited", author(), edited.fields().stream().map(this::field).collect(Collectors.joining(", ")));
    }

    private String field(String name) {
        FieldLabel own = names.fields().get(name);
        if (own != null) {
            return own.in(locale);
        }
        String key = "field." + name;
        return texts.containsKey(key)
                ? label(key)
                : name.startsWith(OWN_FIELD) ? name.substring(OWN_FIELD.length()) : name;
    }

    @Override
    public String ownerChanged(HistoryContent.OwnerChanged changed) {
        return changed.to() == null
                ? label("owner.none", author())
                : label("owner", author(), user(changed.to(), "user"));
    }

    @Override
    public String companyChanged(HistoryContent.CompanyChanged changed) {
        return label("company", author());
    }

    @Override
    public String lifecycleChanged(HistoryContent.LifecycleChanged changed) {
        return label("lifecycle." + changed.to(), author());
    }

    @Override
    public String marketingChanged(HistoryContent.MarketingChanged changed) {
        return label("marketing." + changed.wanted(), author());
    }

    @Override
    public String consentRecorded(HistoryContent.ConsentRecorded recorded) {
        return label("consent." + recorded.state(), author(), label("purpose." + recorded.purpose()));
    }

    @Override
    public String archivingChanged(HistoryContent.ArchivingChanged changed) {
        return label(changed.archived() ? "archived" : "restored", author());
    }

    @Override
    public String keyAdded(HistoryContent.KeyAdded added) {
        return label("key-added", author(), label("key." + added.kind()));
    }

    @Override
    public String keyRemoved(HistoryContent.KeyRemoved removed) {
        return label("key-removed", author(), label("key." + removed.kind()));
    }

    @Override
    public String keyMoved(HistoryContent.KeyMoved moved) {
        return label("key-moved", author(), label("key." + moved.kind()));
    }

    @Override
    public String whatsAppPhoneRecorded(HistoryContent.WhatsAppPhoneRecorded recorded) {
        return label("whatsapp-phone");
    }

    @Override
    public String personLinked(HistoryContent.PersonLinked linked) {
        LinkRule rule = linked.rule();
        String channel = label("channel." + linked.channel());
        return rule == null
                ? label("linked", author(), channel)
                : label("linked.rule", author(), channel, label("rule." + rule));
    }

    @Override
    public String personUnlinked(HistoryContent.PersonUnlinked unlinked) {
        return label("unlinked", author(), label("channel." + unlinked.channel()));
    }

    @Override
    public String personChanged(HistoryContent.PersonChanged changed) {
        return label("person-changed", label("channel." + changed.channel()));
    }

    @Override
    public String recordChanged(HistoryContent.RecordChanged changed) {
        return label("record." + changed.what(), author(), label("kind." + changed.kind()));
    }

    @Override
    public String recordOwnerChanged(HistoryContent.RecordOwnerChanged changed) {
        String kind = label("kind." + changed.kind());
        return changed.to() == null
                ? label("record-owner.none", author(), kind)
                : label("record-owner", author(), kind, user(changed.to(), "user"));
    }

    @Override
    public String unknown(HistoryContent.Unknown unknown) {
        return label("unknown");
    }
}
