package io.escala.core.internal.identify;

import io.escala.core.identify.Identification;
import io.escala.core.identify.Identification.Rule;
import io.escala.core.identify.Identification.Step;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Author;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.LinkRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reasons that are recorded with links. Pure. */
public final class LinkReasons {
    private LinkReasons() {}

    /**
     * Returns the reason of a link that no key decided.
     *
     * @param by who makes it; {@link Author#CHANNEL} for a rule
     */
    public static LinkReason of(UnitOfWork unit, LinkRule rule, Author by) {
        return LinkReason.of(rule, origin(by).orElse(null), by.user(), unit.now());
    }

    /**
     * Returns the reason of a link to a contact that the rules found.
     *
     * @param found the contact, and the step that found it
     * @param by for whom; {@link Author#CHANNEL} for nobody
     */
    public static LinkReason found(UnitOfWork unit, Identification.Known found, Author by) {
        Step step = found.decidedBy();
        return new LinkReason(
                rule(step.rule()), step.key(), step.form(), origin(by).orElse(null), by.user(), unit.now());
    }

    /**
     * Returns the reason of a link to a contact that gets a key of the person.
     *
     * @param form the national form of the number, or null for the exact digits and other keys
     */
    public static LinkReason keyAdded(UnitOfWork unit, IdentityKeyKind key, @Nullable String form, Author by) {
        return new LinkReason(LinkRule.KEY_ADDED, key, form, origin(by).orElse(null), by.user(), unit.now());
    }

    /** Returns the reason of a link to a contact that the business writes to under a key. */
    public static LinkReason writtenTo(UnitOfWork unit, IdentityKeyKind key, Author by) {
        return new LinkReason(LinkRule.WRITTEN_TO, key, null, origin(by).orElse(null), by.user(), unit.now());
    }

    /** Returns the origin of what an author does; none for what happens without one. */
    static Optional<Origin> origin(Author by) {
        return switch (by.kind()) {
            case USER -> Optional.of(Origin.PERSON);
            case HOST -> Optional.of(Origin.HOST);
            case AUTOMATION, CAMPAIGN -> Optional.of(Origin.AUTOMATION);
            case CUSTOMER, CHANNEL, EXTERNAL -> Optional.empty();
        };
    }

    /**
     * Returns what is recorded of a rule.
     *
     * @throws IllegalArgumentException for a weak form, which links nobody
     */
    public static LinkRule rule(Rule rule) {
        return switch (rule) {
            case LINKED -> LinkRule.KNOWN_ID;
            case EXACT_WHATSAPP_PHONE -> LinkRule.EXACT_WHATSAPP_PHONE;
            case EXACT_PRIMARY_PHONE -> LinkRule.EXACT_PRIMARY_PHONE;
            case EXACT_SECONDARY_PHONE -> LinkRule.EXACT_SECONDARY_PHONE;
            case FORM_WHATSAPP_PHONE -> LinkRule.FORM_WHATSAPP_PHONE;
            case FORM_PRIMARY_PHONE -> LinkRule.FORM_PRIMARY_PHONE;
            case FORM_SECONDARY_PHONE -> LinkRule.FORM_SECONDARY_PHONE;
            case FACEBOOK_ID -> LinkRule.FACEBOOK_ID;
            case USER_NAME -> LinkRule.USER_NAME;
            case WEAK_FORM -> throw new IllegalArgumentException("a weak form links nobody");
        };
    }
}
