// The WebSocket: sends frames, pairs an answer with its question by nonce, connects again by itself.
import { words } from "./words.js";

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5000;
const NO_SUCH_PERSON = 1008;
const ANSWERS = new Set(["done", "modal", "choices", "history", "whole"]);

export class Wire {
  #socket = null;
  #retry = 0;
  #wait_ms = FIRST_WAIT_MS;
  #asked = 0;
  #waiting = new Map();

  /** `onFrame(frame)` gets every frame; `onLost()` is called each time that the connection ends by itself. */
  constructor(onFrame, onLost) {
    this.onFrame = onFrame;
    this.onLost = onLost;
  }

  /** Connect as this person ("parent" or "moderator"), in place of whoever was connected. */
  open(person) {
    clearTimeout(this.#retry);
    const former = this.#socket;
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/page/wire?person=${encodeURIComponent(person)}`);
    this.#socket = socket;
    former?.close();
    this.#giveUp();
    socket.onmessage = (event) => {
      if (socket !== this.#socket) return;
      this.#wait_ms = FIRST_WAIT_MS;
      this.#take(JSON.parse(event.data));
    };
    socket.onclose = ({ code }) => {
      if (socket !== this.#socket) return;
      this.#giveUp();
      this.onLost();
      this.#retry = setTimeout(() => this.open(code === NO_SUCH_PERSON ? "parent" : person), this.#wait_ms);
      this.#wait_ms = Math.min(this.#wait_ms * 2, LONGEST_WAIT_MS);
    };
  }

  /** Send a frame that has no answer of its own. */
  tell(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  /** Send a frame; the promise gives the frame that answers it, or fails with the reason in words. */
  ask(frame) {
    const nonce = `${Date.now().toString(36)}-${(this.#asked += 1)}`;
    const answer = new Promise((resolve, reject) => {
      if (this.#socket?.readyState !== WebSocket.OPEN) reject(new Error(words.lostWhileWaiting));
      else this.#waiting.set(nonce, { resolve, reject });
    });
    this.tell({ ...frame, nonce });
    return { nonce, answer };
  }

  #take(frame) {
    const question = this.#waiting.get(frame.nonce);
    if (question && ANSWERS.has(frame.type)) question.resolve(frame);
    if (question && frame.type === "failed") question.reject(new Error(frame.text));
    if (ANSWERS.has(frame.type) || frame.type === "failed") this.#waiting.delete(frame.nonce);
    this.onFrame(frame);
  }

  #giveUp() {
    for (const { reject } of this.#waiting.values()) reject(new Error(words.lostWhileWaiting));
    this.#waiting.clear();
  }
}
