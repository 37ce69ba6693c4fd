package io.escala.core.conversations;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.line.LineId;
import org.jspecify.annotations.Nullable;

/** The texts of system entries in one language. Not thread-safe: one is made for each text. */
final class EntryTexts implements EntryContent.Cases<String> {
    private final ContentTexts texts;
    private final Author by;
    private final ThreadSystemEntry.Names names;

    EntryTexts(ContentTexts texts, Author by, ThreadSystemEntry.Names names) {
        this.texts = texts;
        this.by = by;
        this.names = names;
    }

    String of(EntryContent content) {
        String text = content.accept(this);
        return text.isBlank() ? texts.blank() : text;
    }

    private String author() {
        UserId user = by.user();
        return shown(user == null ? null : names.users().get(user), "author." + by.kind());
    }

    private String contact(ContactId contact) {
        return shown(names.contacts().get(contact), "entry.contact");
    }

    private String line(LineId line) {
        return shown(names.lines().get(line), "entry.line");
    }

    private String shown(@Nullable String name, String general) {
        return name == null || name.isBlank() ? texts.label(general) : name;
    }

    private static String with(String sentence, @Nullable String more) {
        return more == null || more.isBlank() ? sentence : sentence + ": " + more;
    }

    @Override
    public String opened(EntryContent.Opened opened) {
        return texts.label("entry.opened", author());
    }

    @Override
    public String closed(EntryContent.Closed closed) {
        return with(texts.label("entry.closed", author()), closed.description());
    }

    @Override
    public String assigned(EntryContent.Assigned assigned) {
        UserId to = assigned.to();
        return to == null
                ? texts.label("entry.unassigned", author())
                : texts.label("entry.assigned", author(), shown(names.users().get(to), "entry.user"));
    }

    @Override
    public String linked(EntryContent.Linked linked) {
        return texts.label("entry.linked", author(), contact(linked.contact()));
    }

    @Override
    public String unlinked(EntryContent.Unlinked unlinked) {
        return texts.label("entry.unlinked", author(), contact(unlinked.contact()));
    }

    @Override
    public String merged(EntryContent.Merged merged) {
        return texts.label("entry.merged");
    }

    @Override
    public String lineChanged(EntryContent.LineChanged changed) {
        return texts.label("entry.line-changed", author(), line(changed.from()), line(changed.to()));
    }

    @Override
    public String automationRan(EntryContent.AutomationRan ran) {
        String name = ran.name();
        return with(texts.label("entry.automation"), name == null ? null : texts.word("automation", name));
    }

    @Override
    public String note(EntryContent.Note note) {
        return note.text();
    }

    @Override
    public String unknown(EntryContent.Unknown unknown) {
        return texts.label("entry.unknown");
    }
}
