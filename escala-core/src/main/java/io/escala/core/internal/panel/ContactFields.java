package io.escala.core.internal.panel;

import io.escala.core.contacts.ContactCard;
import io.escala.core.panel.PanelField;
import io.escala.core.port.TeamMember;
import io.escala.core.result.Refusal;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.Phone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tab with the data of a contact (S16, S17, S19): its own fields and the account's. Pure. */
final class ContactFields {
    /** What a channel or another system tells, so that no user edits it. */
    private static final Set<StandardField> TOLD =
            EnumSet.of(StandardField.FACEBOOK_ID, StandardField.INSTAGRAM_USER_NAME, StandardField.WHATSAPP_USER_NAME);

    private final @Nullable Refusal forbidden;
    private final Map<UserId, TeamMember> team;

    /**
     * @param forbidden why the user may not change the contact, or null
     * @param team the users who are shown by name
     */
    ContactFields(@Nullable Refusal forbidden, Map<UserId, TeamMember> team) {
        this.forbidden = forbidden;
        this.team = team;
    }

    List<PanelField> of(ContactCard card, List<String> order) {
        List<PanelField> fields = new ArrayList<>();
        for (StandardField field : StandardField.values()) {
            fields.add(fixed(field, shown(field, field.empty().withValues(values(field, card)))));
        }
        CustomPanelFields.of(card.fields()).stream()
                .map(field -> forbidden == null ? field : field.fixed(forbidden))
                .forEach(fields::add);
        return FieldOrder.of(fields, order);
    }

    private PanelField fixed(StandardField which, PanelField field) {
        if (forbidden != null) {
            return field.fixed(forbidden);
        }
        return TOLD.contains(which)
                ? field.fixed(Refusal.of(Refusal.Reason.FIELD_INVALID, Refusal.Remedy.NONE)
                        .in(which.key(), null)
                        .because(Refusal.Cause.FIXED))
                : field;
    }

    /** A user whom the team does not know is shown by id. */
    private PanelField shown(StandardField which, PanelField field) {
        return which != StandardField.OWNER
                ? field
                : field.value()
                        .map(UserId::new)
                        .map(team::get)
                        .filter(Objects::nonNull)
                        .map(member -> field.shownAs(language -> member.displayName()))
                        .orElse(field);
    }

    private static List<String> values(StandardField field, ContactCard card) {
        return switch (field) {
            case FIRST_NAME -> one(card.contact().firstName());
            case LAST_NAME -> one(card.contact().lastName());
            case JOB_TITLE -> one(card.contact().jobTitle());
            case COMPANY -> one(card.contact().company());
            case PHONE -> phones(card.primaryPhone().stream());
            case WHATSAPP_PHONE -> phones(card.whatsAppPhone().stream());
            case SECONDARY_PHONES -> phones(card.secondaryPhones().stream());
            case EMAIL -> card.primaryEmail().stream().toList();
            case FURTHER_EMAILS -> card.furtherEmails();
            case LIFECYCLE -> List.of(card.contact().lifecycle().name());
            case MARKETING -> List.of(Boolean.toString(card.contact().marketing()));
            case OWNER ->
                one(
                        card.contact().owner() == null
                                ? null
                                : card.contact().owner().value());
            case FACEBOOK_ID -> card.facebookIds();
            case INSTAGRAM_USER_NAME -> card.instagramUserName().stream().toList();
            case WHATSAPP_USER_NAME -> card.whatsAppUserName().stream().toList();
            case EXTERNAL_REFERENCE -> keys(card, ContactKeyKind.EXTERNAL_REFERENCE);
        };
    }

    private static List<String> one(@Nullable String value) {
        return Optional.ofNullable(value).stream().toList();
    }

    private static List<String> phones(Stream<Phone> phones) {
        return phones.map(Phone::e164).toList();
    }

    private static List<String> keys(ContactCard card, ContactKeyKind kind) {
        return card.keys().stream()
                .filter(key -> key.value().kind() == kind)
                .map(key -> key.value().value())
                .toList();
    }
}
