package io.escala.core.contacts;

/** What stands against deleting a contact. Immutable. */
public final class DeleteOptions {
    private static final DeleteOptions DEFAULTS = new DeleteOptions(false);

    private final boolean leavesOpenRecords;

    private DeleteOptions(boolean leavesOpenRecords) {
        this.leavesOpenRecords = leavesOpenRecords;
    }

    /** Returns the defaults: a contact with open opportunities, activities or tasks is not deleted. */
    public static DeleteOptions defaults() {
        return DEFAULTS;
    }

    /** Deletes it all the same; its records stay, open or done, and name a contact that is not there. */
    public DeleteOptions leavingOpenRecords() {
        return new DeleteOptions(true);
    }

    /** Returns whether open records stand against nothing. */
    public boolean leavesOpenRecords() {
        return leavesOpenRecords;
    }
}
