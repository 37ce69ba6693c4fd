package io.escala.core.contacts;

import io.escala.core.result.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Options for associating a contact. Immutable. */
@CheckReturnValue
public final class AssociateOptions {
    private static final AssociateOptions DEFAULTS = new AssociateOptions(false, false, null);

    private final boolean replacesWhatsAppPhone;
    private final boolean movesPerson;
    private final @Nullable NewContact completion;

    private AssociateOptions(boolean replacesWhatsAppPhone, boolean movesPerson, @Nullable NewContact completion) {
        this.replacesWhatsAppPhone = replacesWhatsAppPhone;
        this.movesPerson = movesPerson;
        this.completion = completion;
    }

    /** Returns the defaults: a WhatsApp phone that the contact has is kept. */
    public static AssociateOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Lets the person's number replace a different WhatsApp phone of the contact. The old one stays on the contact as one of its other
     * phones.
     *
     * @return new options
     */
    public AssociateOptions replacingWhatsAppPhone() {
        return new AssociateOptions(true, movesPerson, completion);
    }

    /**
     * Takes the person off the contact that they belong to, with the number that they write from, and gives both to the chosen one.
     *
     * @return new options
     */
    public AssociateOptions movingFromOtherContact() {
        return new AssociateOptions(replacesWhatsAppPhone, true, completion);
    }

    /**
     * Completes the contact from a form, such as the one that was filled in for a new contact before it was seen that there is one: blank fields
     * are filled in, and phones and e-mails are added. Nothing that the contact has is overwritten. If the form confirms the person's
     * consent, it is recorded. Needs, beside the permission to associate, one that allows to edit the contact ({@link Contacts#edit}).
     *
     * @param form the form; what it does not name stays as it is, and nothing is required
     * @return new options
     */
    public AssociateOptions completingWith(NewContact form) {
        return new AssociateOptions(replacesWhatsAppPhone, movesPerson, Objects.requireNonNull(form, "form"));
    }

    /** Returns whether a person who belongs to another contact is taken off it. */
    public boolean movesPerson() {
        return movesPerson;
    }

    /** Returns whether the person's number replaces a different WhatsApp phone. */
    public boolean replacesWhatsAppPhone() {
        return replacesWhatsAppPhone;
    }

    /** Returns the form that the contact is completed from; empty when it is not. */
    public Optional<NewContact> completion() {
        return Optional.ofNullable(completion);
    }
}
