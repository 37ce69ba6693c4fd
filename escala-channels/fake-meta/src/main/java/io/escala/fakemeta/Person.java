package io.escala.fakemeta;

/** Somebody who writes to a business and is written to. Thread-safe; a change counts from the next event on. */
public abstract sealed class Person permits WhatsAppPerson, MessengerPerson, InstagramPerson {

    private final MetaState world;
    private final String key;

    Person(MetaState world, String key) {
        this.world = world;
        this.key = key;
    }

    final MetaState world() {
        return world;
    }

    /** What the world knows this person by; unlike a number it never changes. */
    final String key() {
        return key;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
