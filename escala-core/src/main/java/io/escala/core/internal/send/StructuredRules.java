package io.escala.core.internal.send;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.core.send.ContactCardsDraft;
import io.escala.core.send.LocationDraft;
import io.escala.core.send.SharedContact;
import io.escala.crm.Channel;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentDetail.Name;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.text.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of locations and contact cards: on WhatsApp, in an open window, and with values that exist and are kept whole. They are stored as
 * those that customers send. Used by one thread, once.
 */
final class StructuredRules {
    /** Of a value, in characters: the longest that is kept whole. */
    private static final int LONGEST = SafeText.MAX_NAME_CODE_POINTS;

    private static final int MOST_CARDS = 257;
    private static final BigDecimal POLE = BigDecimal.valueOf(90);
    private static final BigDecimal DATE_LINE = BigDecimal.valueOf(180);

    private final List<Refusal> refusals = new ArrayList<>();
    private final List<ContentDetail> details = new ArrayList<>();

    private StructuredRules() {}

    static DraftJudgement location(SendTarget target, LocationDraft draft, boolean windowOpen) {
        StructuredRules rules = new StructuredRules();
        rules.add(0, Name.NAME, null, draft.name(), "location.name", null);
        rules.add(0, Name.ADDRESS, null, draft.address(), "location.address", null);
        rules.degrees(Name.LATITUDE, draft.latitude(), POLE, "location.latitude");
        rules.degrees(Name.LONGITUDE, draft.longitude(), DATE_LINE, "location.longitude");
        return rules.judged(target, ContentKind.LOCATION, windowOpen);
    }

    static DraftJudgement contacts(SendTarget target, ContactCardsDraft draft, boolean windowOpen) {
        StructuredRules rules = new StructuredRules();
        rules.cards(draft.cards());
        return rules.judged(target, ContentKind.CONTACTS, windowOpen);
    }

    private DraftJudgement judged(SendTarget target, ContentKind kind, boolean windowOpen) {
        if (target.line().channel() != Channel.WHATSAPP) {
            return DraftJudgement.refused(Refusal.of(Reason.CONTENT_NOT_ON_CHANNEL, Remedy.WRITE_TEXT)
                    .in(kind == ContentKind.LOCATION ? "location" : "contactCards", null));
        }
        TextRules.window(target, windowOpen).ifPresent(refusals::add);
        return new DraftJudgement(new MessageContent.Structured(kind, null, details, ""), refusals);
    }

    private void degrees(Name name, double value, BigDecimal most, String field) {
        if (Double.isNaN(value) || Math.abs(value) > most.doubleValue()) {
            refusals.add(Refusal.field(Reason.FIELD_INVALID, field));
        } else {
            details.add(
                    new ContentDetail(0, name, null, BigDecimal.valueOf(value).toPlainString()));
        }
    }

    private void cards(List<SharedContact> cards) {
        if (cards.isEmpty()) {
            refusals.add(Refusal.field(Reason.FIELD_MISSING, "contactCards"));
        }
        for (int index = 0; index < cards.size(); index++) {
            SharedContact card = cards.get(index);
            add(index, Name.NAME, null, Optional.of(card.name()), "card.name", index);
            add(index, Name.PHONE, null, card.phone(), "card.phone", index);
            whatsApp(index, card.whatsAppPhone());
            add(index, Name.EMAIL, null, card.email(), "card.email", index);
            add(index, Name.COMPANY, null, card.company(), "card.company", index);
            add(index, Name.TITLE, null, card.jobTitle(), "card.jobTitle", index);
        }
        limit("contactCards", MOST_CARDS, cards.size());
        limit("contactCards", MessageContent.Structured.MAX_DETAILS, details.size());
    }

    private void limit(String field, int most, int actual) {
        if (actual > most) {
            refusals.add(Refusal.field(Reason.LIMIT_REACHED, field).limitedTo(most, actual));
        }
    }

    private void whatsApp(int index, Optional<Phone> number) {
        number.ifPresent(
                phone -> details.add(new ContentDetail(index, Name.PHONE, ContentDetail.ON_WHATSAPP, phone.e164())));
    }

    private void add(
            int group,
            Name name,
            @Nullable String label,
            Optional<String> value,
            String field,
            @Nullable Integer index) {
        value.ifPresent(text -> {
            ContentDetail detail = new ContentDetail(group, name, label, text);
            Refusal refusal = Refusal.field(Reason.FIELD_MISSING, field);
            if (text.isBlank() || detail.value().isEmpty()) {
                refusals.add(index == null ? refusal : refusal.in(field, index));
            } else if (text.length() > LONGEST) {
                Refusal tooLong = Refusal.field(Reason.FIELD_INVALID, field)
                        .because(Cause.TOO_LONG)
                        .limitedTo(LONGEST, text.length());
                refusals.add(index == null ? tooLong : tooLong.in(field, index));
            } else {
                details.add(detail);
            }
        });
    }
}
