package io.escala.fakemeta;

import io.escala.fakemeta.setup.Page;
import java.util.LinkedHashMap;
import java.util.Map;

/** A person as one page sees them. Setters return the same person. Thread-safe. */
public final class MessengerPerson extends Person {

    private final Page page;
    private final String psid;
    private volatile String firstName = "";
    private volatile String lastName = "";
    private volatile ProfileAccess access = ProfileAccess.AFTER_WRITING;

    MessengerPerson(MetaState world, Page page, String psid) {
        super(world, psid);
        this.page = page;
        this.psid = psid;
    }

    /** Sets the names; an empty one is absent from the profile. */
    public MessengerPerson named(String first, String last) {
        firstName = first;
        lastName = last;
        return this;
    }

    /** Sets when the page may read the profile; the default is {@link ProfileAccess#AFTER_WRITING}. */
    public MessengerPerson profile(ProfileAccess value) {
        access = value;
        return this;
    }

    /** Returns the page-scoped id. */
    public String psid() {
        return psid;
    }

    /** Returns the conversation with the page. */
    public DirectChat chat() {
        return new DirectChat(world(), this, page, psid);
    }

    /** Writes a text to the page; short for {@code chat().writes(text)}. */
    public Webhook writes(String text) {
        return chat().writes(text);
    }

    ProfileAccess access() {
        return access;
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("first_name", firstName);
        fields.put("last_name", lastName);
        fields.put("name", (firstName + " " + lastName).trim());
        fields.values().removeIf(""::equals);
        return fields;
    }
}
