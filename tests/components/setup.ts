/** What every component test has at hand: the matchers of jest-dom, `toBeVisible` and the like. */
import '@testing-library/jest-dom/vitest';
