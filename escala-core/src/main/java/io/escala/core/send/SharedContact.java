package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.contact.Phone;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contact card to send. Immutable: each step returns a new card.
 *
 * <pre>{@code
 * SharedContact.named("Ana Gil").whatsAppPhone(new Phone("5493415550101")).company("Shop")
 * }</pre>
 */
@CheckReturnValue
public final class SharedContact {
    private final String name;
    private final @Nullable String phone;
    private final @Nullable Phone whatsAppPhone;
    private final @Nullable String email;
    private final @Nullable String company;
    private final @Nullable String title;

    private SharedContact(
            String name,
            @Nullable String phone,
            @Nullable Phone whatsAppPhone,
            @Nullable String email,
            @Nullable String company,
            @Nullable String title) {
        this.name = name;
        this.phone = phone;
        this.whatsAppPhone = whatsAppPhone;
        this.email = email;
        this.company = company;
        this.title = title;
    }

    /**
     * Creates a card.
     *
     * @param name the whole name
     * @return the card
     */
    public static SharedContact named(String name) {
        return new SharedContact(Objects.requireNonNull(name, "name"), null, null, null, null, null);
    }

    /**
     * Sets a phone.
     *
     * @param number as it is to be read
     * @return a new card
     */
    public SharedContact phone(String number) {
        Objects.requireNonNull(number, "number");
        return new SharedContact(name, number, whatsAppPhone, email, company, title);
    }

    /**
     * Sets a phone that can be written to on WhatsApp from the card.
     *
     * @param number the number
     * @return a new card
     */
    public SharedContact whatsAppPhone(Phone number) {
        Objects.requireNonNull(number, "number");
        return new SharedContact(name, phone, number, email, company, title);
    }

    /**
     * Sets an e-mail address.
     *
     * @param address the address
     * @return a new card
     */
    public SharedContact email(String address) {
        Objects.requireNonNull(address, "address");
        return new SharedContact(name, phone, whatsAppPhone, address, company, title);
    }

    /**
     * Sets the company.
     *
     * @param text its name
     * @return a new card
     */
    public SharedContact company(String text) {
        Objects.requireNonNull(text, "text");
        return new SharedContact(name, phone, whatsAppPhone, email, text, title);
    }

    /**
     * Sets the job title.
     *
     * @param text the title
     * @return a new card
     */
    public SharedContact jobTitle(String text) {
        Objects.requireNonNull(text, "text");
        return new SharedContact(name, phone, whatsAppPhone, email, company, text);
    }

    /** Returns the whole name. */
    public String name() {
        return name;
    }

    /** Returns the phone. */
    public Optional<String> phone() {
        return Optional.ofNullable(phone);
    }

    /** Returns the phone that can be written to on WhatsApp. */
    public Optional<Phone> whatsAppPhone() {
        return Optional.ofNullable(whatsAppPhone);
    }

    /** Returns the e-mail address. */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /** Returns the company. */
    public Optional<String> company() {
        return Optional.ofNullable(company);
    }

    /** Returns the job title. */
    public Optional<String> jobTitle() {
        return Optional.ofNullable(title);
    }

    /** Without its values, which are personal data. */
    @Override
    public String toString() {
        return "SharedContact[]";
    }
}
