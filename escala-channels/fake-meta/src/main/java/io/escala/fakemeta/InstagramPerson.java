package io.escala.fakemeta;

import io.escala.fakemeta.setup.InstagramAccount;
import java.util.LinkedHashMap;
import java.util.Map;

/** A person as one Instagram account sees them. Setters return the same person. Thread-safe. */
public final class InstagramPerson extends Person {

    private final InstagramAccount account;
    private final String igsid;
    private volatile String name = "";
    private volatile String userName = "";
    private volatile ProfileAccess access = ProfileAccess.AFTER_WRITING;

    InstagramPerson(MetaState world, InstagramAccount account, String igsid) {
        super(world, igsid);
        this.account = account;
        this.igsid = igsid;
    }

    /** Sets the name; an empty one is absent from the profile. */
    public InstagramPerson named(String value) {
        name = value;
        return this;
    }

    /** Sets the user name, without {@code @}. It may change at any time, and no webhook reports it. */
    public InstagramPerson userName(String value) {
        userName = value;
        return this;
    }

    /** Sets when the business may read the profile (consent); the default is {@link ProfileAccess#AFTER_WRITING}. */
    public InstagramPerson profile(ProfileAccess value) {
        access = value;
        return this;
    }

    /** Returns the Instagram-scoped id. */
    public String igsid() {
        return igsid;
    }

    /** Returns the conversation with the account. */
    public DirectChat chat() {
        return new DirectChat(world(), this, account, igsid);
    }

    /** Writes a text to the account; short for {@code chat().writes(text)}. */
    public Webhook writes(String text) {
        return chat().writes(text);
    }

    ProfileAccess access() {
        return access;
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("username", userName);
        fields.values().removeIf(""::equals);
        return fields;
    }
}
