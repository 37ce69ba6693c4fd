package io.escala.fakemeta;

/** Somebody who writes to a business and is written to. Thread-safe; a change counts from the next event on. */
public abstract sealed class Person permits WhatsAppPerson, MessengerPerson, InstagramPerson {

    private final World world;
    private final String key;

    Person(World world, String key) {
        this.world = world;
        this.key = key;
    }

    final World world() {
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
