package io.escala.fakemeta;

/** A person who exchanges messages with a business. Thread-safe; a change applies from the next event on. */
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

    /** Returns the internal key of this person; unlike a number it never changes. */
    final String key() {
        return key;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
