package io.escala.crm.jdbc.internal.engine;

/** What takes the words and numbers that a contact is found by into its row of lists, in the words that both engines share. */
public final class PeopleTrigger {
    /** The most characters of words, and of numbers, that an index of lists holds, whatever script they are of. */
    public static final int MOST = 200;

    static final String NAME = "escala_people_listed";

    /** Of people who are contacts; the table compares names byte by byte. */
    static final String CONDITION = "NEW.person < 'd' AND (NEW.words <> OLD.words OR NEW.numbers <> OLD.numbers)";

    static final String FOLLOW = "UPDATE escala_listed_contacts SET words = " + found("NEW.words") + ", numbers = "
            + found("NEW.numbers") + " WHERE account = NEW.account AND contact = SUBSTR(NEW.person, 3);";

    private PeopleTrigger() {}

    private static String found(String column) {
        return "CASE WHEN LENGTH(" + column + ") <= " + MOST + " THEN " + column + " END";
    }
}
